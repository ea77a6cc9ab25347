window.YTD.note_tweet.part0 = [
  {
    "noteTweet": {
      "noteTweetId": "9",
      "createdAt": "2024-05-13T16:00:00.000Z",
      "updatedAt": "2024-05-13T16:00:00.000Z",
      "core": {
        "text": "A long post begins like this and is cut when it has reached its length; here it goes on to its end.",
        "mentions": [],
        "urls": []
      }
    }
  }
]
