//! Errors by the first baseman.

use super::{ErrorTable, NONE, infield, ratings};

/// By total of three dice.
#[rustfmt::skip]
pub(super) const TABLE: ErrorTable = ErrorTable([
    //               two bases              one base
    /*  3 */ infield(ratings![8-12, 24-28], ratings![2, 3, 6, 7, 14, 16, 17, 21]),
    /*  4 */ infield(NONE,                  NONE),
    /*  5 */ infield(NONE,                  NONE),
    /*  6 */ infield(NONE,                  ratings![8, 11, 12, 17, 20]),
    /*  7 */ infield(NONE,                  ratings![9, 15, 22, 27, 28]),
    /*  8 */ infield(NONE,                  ratings![11, 27]),
    /*  9 */ infield(NONE,                  ratings![7, 12, 14, 21, 25, 26, 29]),
    /* 10 */ infield(NONE,                  ratings![19-21, 23, 29]),
    /* 11 */ infield(NONE,                  ratings![10, 13, 16-20, 23-25, 27-30]),
    /* 12 */ infield(NONE,                  ratings![14-18, 21-26, 28-30]),
    /* 13 */ infield(NONE,                  ratings![6, 13, 24, 26-28, 30]),
    /* 14 */ infield(NONE,                  ratings![4, 5, 9, 15, 18, 22, 24-28]),
    /* 15 */ infield(NONE,                  ratings![3, 8, 10-12, 20, 26, 30]),
    /* 16 */ infield(ratings![29, 30],      ratings![2, 8, 16, 19, 23]),
    /* 17 */ infield(ratings![13-28],       ratings![1, 5, 8, 9, 29]),
    /* 18 */ infield(ratings![3-12, 19-28], ratings![1, 2, 30]),
]);
