var tweet_index = [ ]
