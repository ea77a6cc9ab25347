var user_details =  {
  "screen_name" : "AdaQuill",
  "location" : "Antwerp",
  "full_name" : "Ada Quill",
  "id" : "111"
}
