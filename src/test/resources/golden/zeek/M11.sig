# refused: zeek cannot say it: no words for quic-server-name
