window.YTD.direct_messages_group.part0 = [
  {
    "dmConversation": {
      "conversationId": "9999",
      "messages": [
        {
          "participantsLeave": {
            "userIds": [
              "333"
            ],
            "createdAt": "2024-02-03T00:00:00.000Z"
          }
        },
        {
          "messageCreate": {
            "reactions": [],
            "urls": [],
            "text": "Hello all",
            "mediaUrls": [],
            "senderId": "222",
            "id": "601",
            "createdAt": "2024-02-02T00:00:00.000Z"
          }
        },
        {
          "joinConversation": {
            "initiatingUserId": "222",
            "participantsSnapshot": [
              "111",
              "222",
              "333"
            ],
            "createdAt": "2024-02-01T00:00:00.000Z"
          }
        }
      ]
    }
  }
]
