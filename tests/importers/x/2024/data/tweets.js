window.YTD.tweets.part0 = [
  {
    "tweet": {
      "id_str": "1790000000000000001",
      "id": "1790000000000000001",
      "created_at": "Mon May 13 10:00:00 +0000 2024",
      "full_text": "@ben_okri @chenwei Thank you &amp; your team for the test",
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
          },
          {
            "id_str": "333",
            "id": "333",
            "screen_name": "chenwei",
            "name": "Chen Wei 🌍",
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
      "in_reply_to_status_id_str": "1789999999999999999",
      "in_reply_to_user_id_str": "222",
      "in_reply_to_screen_name": "ben_okri"
    }
  },
  {
    "tweet": {
      "id_str": "1790000000000000002",
      "id": "1790000000000000002",
      "created_at": "Mon May 13 11:00:00 +0000 2024",
      "full_text": "Measured at last: https://t.co/abc",
      "entities": {
        "user_mentions": [],
        "urls": [
          {
            "url": "https://t.co/abc",
            "expanded_url": "https://quill.example/voids"
          }
        ],
        "hashtags": []
      },
      "favorite_count": "3",
      "retweet_count": "0",
      "retweeted": false,
      "favorited": false,
      "lang": "en"
    }
  },
  {
    "tweet": {
      "id_str": "1790000000000000003",
      "id": "1790000000000000003",
      "created_at": "Mon May 13 12:00:00 +0000 2024",
      "full_text": "RT @chenwei: Long words that are cut here…",
      "entities": {
        "user_mentions": [
          {
            "id_str": "333",
            "id": "333",
            "screen_name": "chenwei",
            "name": "Chen Wei 🌍",
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
  },
  {
    "tweet": {
      "id_str": "1790000000000000004",
      "id": "1790000000000000004",
      "created_at": "Mon May 13 13:00:00 +0000 2024",
      "full_text": "This, all of it https://t.co/q",
      "entities": {
        "user_mentions": [],
        "urls": [
          {
            "url": "https://t.co/q",
            "expanded_url": "https://x.com/dana_holt/status/1780000000000000000"
          }
        ],
        "hashtags": []
      },
      "favorite_count": "3",
      "retweet_count": "0",
      "retweeted": false,
      "favorited": false,
      "lang": "en"
    }
  },
  {
    "tweet": {
      "id_str": "1790000000000000005",
      "id": "1790000000000000005",
      "created_at": "Mon May 13 14:00:00 +0000 2024",
      "full_text": "With @chenwei and @gone at the fair",
      "entities": {
        "user_mentions": [
          {
            "id_str": "333",
            "id": "333",
            "screen_name": "chenwei",
            "name": "Chen Wei 🌍",
            "indices": [
              "0",
              "5"
            ]
          },
          {
            "id_str": "-1",
            "id": "-1",
            "screen_name": "gone",
            "name": "gone",
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
  },
  {
    "tweet": {
      "id_str": "1790000000000000006",
      "id": "1790000000000000006",
      "created_at": "Mon May 13 15:00:00 +0000 2024",
      "full_text": "and one more thing",
      "entities": {
        "user_mentions": [],
        "urls": [],
        "hashtags": []
      },
      "favorite_count": "3",
      "retweet_count": "0",
      "retweeted": false,
      "favorited": false,
      "lang": "en",
      "in_reply_to_status_id_str": "1790000000000000005",
      "in_reply_to_user_id_str": "111",
      "in_reply_to_screen_name": "AdaQuill"
    }
  },
  {
    "tweet": {
      "id_str": "1790000000000000007",
      "id": "1790000000000000007",
      "created_at": "Mon May 13 16:00:00 +0000 2024",
      "full_text": "A long post begins like this and is cut when it has … https://t.co/zzz",
      "entities": {
        "user_mentions": [],
        "urls": [],
        "hashtags": []
      },
      "favorite_count": "3",
      "retweet_count": "0",
      "retweeted": false,
      "favorited": false,
      "lang": "en"
    }
  },
  {
    "tweet": {
      "id_str": "1790000000000000008",
      "id": "1790000000000000008",
      "created_at": "Mon May 13 17:00:00 +0000 2024",
      "full_text": "Tpyo",
      "entities": {
        "user_mentions": [],
        "urls": [],
        "hashtags": []
      },
      "favorite_count": "3",
      "retweet_count": "0",
      "retweeted": false,
      "favorited": false,
      "lang": "en",
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1790000000000000008",
            "1790000000000000009"
          ]
        }
      }
    }
  },
  {
    "tweet": {
      "id_str": "1790000000000000009",
      "id": "1790000000000000009",
      "created_at": "Mon May 13 17:05:00 +0000 2024",
      "full_text": "Typo",
      "entities": {
        "user_mentions": [],
        "urls": [],
        "hashtags": []
      },
      "favorite_count": "3",
      "retweet_count": "0",
      "retweeted": false,
      "favorited": false,
      "lang": "en",
      "edit_info": {
        "edit": {
          "initialTweetId": "1790000000000000008",
          "editControlInitial": {
            "editTweetIds": [
              "1790000000000000008",
              "1790000000000000009"
            ]
          }
        }
      }
    }
  }
]
