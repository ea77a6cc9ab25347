# ************************************************************
# Monica export
INSERT IGNORE INTO contacts VALUES (1);
