window.YTD.following.part0 = [
  {
    "following": {
      "userLink": "https://twitter.com/intent/user?user_id=333"
    }
  },
  {
    "following": {
      "accountId": "333",
      "userLink": ""
    }
  }
]
