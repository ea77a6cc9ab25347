window.YTD.tweets.part1 = [
  {
    "tweet": {
      "id_str": "1790000000000000010",
      "id": "1790000000000000010",
      "created_at": "Mon May 13 18:00:00 +0000 2024",
      "full_text": "Dana's handle is told here: @dana_holt",
      "entities": {
        "user_mentions": [
          {
            "id_str": "444",
            "id": "444",
            "screen_name": "dana_holt",
            "name": "Dana Holt",
            "indices": [
              "0",
              "5"
            ]
          }
        ],
        "urls": [],
        "hashtags": []
      },
      "favorite_count": "3",
      "retweet_count": "0",
      "retweeted": false,
      "favorited": false,
      "lang": "en"
    }
  }
]
