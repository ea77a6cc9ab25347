window.YTD.direct_message.part0 = [
  {
    "dmConversation": {
      "conversationId": "111-222",
      "messages": [
        {
          "messageCreate": {
            "recipientId": "111",
            "text": "hi",
            "senderId": "222",
            "id": "51",
            "createdAt": "2019-01-01T00:00:00.000Z"
          }
        }
      ]
    }
  }
]
