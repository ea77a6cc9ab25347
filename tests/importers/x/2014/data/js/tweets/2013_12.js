Grailbird.data.tweets_2013_12 = 
 [ {"id_str":"417000000000000003","text":"Lunch","created_at":"2013-12-28 22:03:02 +0000"} ]
