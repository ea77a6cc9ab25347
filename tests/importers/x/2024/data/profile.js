window.YTD.profile.part0 = [
  {
    "profile": {
      "description": {
        "bio": "Solder & words",
        "website": "https://t.co/x",
        "location": "Antwerp"
      },
      "avatarMediaUrl": "x"
    }
  }
]
