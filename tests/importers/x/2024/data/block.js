window.YTD.block.part0 = []
