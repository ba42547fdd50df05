# refused: zeek cannot say it: no words for size, sent-at-most, steps
