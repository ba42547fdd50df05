# refused: zeek cannot say it: no words for size
