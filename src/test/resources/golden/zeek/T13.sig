# refused: zeek cannot say it: no words for tls-server-name
