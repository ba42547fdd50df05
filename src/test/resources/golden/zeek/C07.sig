# refused: zeek cannot say it: no words for size, flows-per-source
