window.YTD.direct_messages.part0 = [
  {
    "dmConversation": {
      "conversationId": "111-222",
      "messages": [
        {
          "messageCreate": {
            "recipientId": "222",
            "reactions": [
              {
                "senderId": "222",
                "reactionKey": "like",
                "eventId": "77",
                "createdAt": "2024-01-02T00:00:05.000Z"
              }
            ],
            "urls": [
              {
                "url": "https://t.co/m",
                "expanded": "https://quill.example/m",
                "display": "q"
              }
            ],
            "text": "Look: https://t.co/m",
            "mediaUrls": [],
            "senderId": "111",
            "id": "502",
            "createdAt": "2024-01-02T00:00:00.123Z"
          }
        },
        {
          "messageCreate": {
            "recipientId": "111",
            "reactions": [],
            "urls": [],
            "text": "Did you &lt;measure&gt; it?",
            "mediaUrls": [],
            "senderId": "222",
            "id": "501",
            "createdAt": "2024-01-01T00:00:00.000Z"
          }
        }
      ]
    }
  }
]
