# refused: zeek cannot say it: no words for size, pad, sent-at-most, flows-per-source
