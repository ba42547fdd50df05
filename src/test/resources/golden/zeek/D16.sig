# refused: zeek cannot say it: a text across the border of two labels of a name
