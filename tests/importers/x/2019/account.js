window.YTD.account.part0 = [
  {
    "account": {
      "username": "AdaQuill",
      "accountId": "111",
      "accountDisplayName": "Ada Quill"
    }
  }
]
