# refused: zeek cannot say it: the bytes of one TCP segment: Zeek matches the stream
