window.YTD.tweet.part0 = [
  {
    "id_str": "1100000000000000001",
    "id": "1100000000000000001",
    "created_at": "Wed Feb 27 10:00:00 +0000 2019",
    "full_text": "@ben_okri yes",
    "entities": {
      "user_mentions": [
        {
          "id_str": "222",
          "id": "222",
          "screen_name": "ben_okri",
          "name": "Ben Okri",
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
    "lang": "en",
    "in_reply_to_user_id_str": "222",
    "in_reply_to_status_id_str": "1"
  }
]
