//! Errors by the second baseman.

use super::{ErrorTable, NONE, infield, ratings};

/// By total of three dice.
#[rustfmt::skip]
pub(super) const TABLE: ErrorTable = ErrorTable([
    //               two bases                      one base
    /*  3 */ infield(ratings![12-19, 37-41, 59-65], ratings![2-4, 6, 20, 25, 28, 29]),
    /*  4 */ infield(NONE,                          ratings![10, 21]),
    /*  5 */ infield(NONE,                          NONE),
    /*  6 */ infield(NONE,                          ratings![17, 19, 56-62]),
    /*  7 */ infield(NONE,                          ratings![47, 65]),
    /*  8 */ infield(NONE,                          NONE),
    /*  9 */ infield(NONE,                          ratings![44]),
    /* 10 */ infield(NONE,                          ratings![68]),
    /* 11 */ infield(NONE,                          ratings![23-25, 29, 32, 37, 41, 50, 53, 59, 62, 68]),
    /* 12 */ infield(NONE,                          ratings![22, 30, 34, 39, 44, 47, 53, 56, 62, 68, 71]),
    /* 13 */ infield(NONE,                          ratings![18, 20, 21, 26-28, 39, 41, 50, 56, 59, 65, 71]),
    /* 14 */ infield(NONE,                          ratings![13, 15, 34, 47, 65]),
    /* 15 */ infield(NONE,                          ratings![11, 12, 14, 16, 17, 19, 26-28, 30, 32, 37, 50-62, 71]),
    /* 16 */ infield(ratings![53-71],               ratings![5-10, 14, 16, 29, 37]),
    /* 17 */ infield(ratings![20-41, 68, 71],       ratings![3, 4, 8-12, 15, 16, 19]),
    /* 18 */ infield(ratings![4-19, 28-41, 53-65],  ratings![22, 24, 25, 27, 44, 50]),
]);
