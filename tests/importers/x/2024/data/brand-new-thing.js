window.YTD.brand_new_thing.part0 = [
  {}
]
