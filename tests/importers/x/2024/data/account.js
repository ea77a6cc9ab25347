window.YTD.account.part0 = [
  {
    "account": {
      "email": "ada@quill.example",
      "createdVia": "web",
      "username": "AdaQuill",
      "accountId": "111",
      "createdAt": "2011-01-01T00:00:00.000Z",
      "accountDisplayName": "Ada Quill"
    }
  }
]
