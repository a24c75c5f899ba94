//! Lines that are not what they should be, and what each is told.
#![allow(clippy::unwrap_used)]

use bandbox_retrosheet::{PlayText, Record, games};

/// What is wrong with a line, with its column.
fn fault(line: &str) -> String {
    let record = Record::read(line.as_bytes());
    let fault = match record {
        Ok(Record::Play(play)) => PlayText::read(play.event)
            .err()
            .map(|fault| fault.offset(play.event_at)),
        Ok(_) => None,
        Err(fault) => Some(fault),
    };
    match fault {
        Some(fault) => format!("{}: {}", fault.at + 1, fault.problem),
        None => "nothing".to_owned(),
    }
}

fn check(rows: &[(&str, &str)]) {
    for (line, told) in rows {
        assert_eq!(fault(line), *told, "{line}");
    }
}

#[test]
fn records_that_cannot_be_read() {
    check(&[
        ("", "1: the line is empty; leave it out"),
        (
            "stat,bline,troum001",
            "1: unknown kind of record; it is id, version, info, start, play, sub, com, data, badj, padj, ladj, radj or presadj",
        ),
        ("id", "3: the record ends before its game id; add it"),
        (
            "id,SDN19770429",
            "4: not a game id; it is three letters of the home team, yyyymmdd, and 0, 1, 2 or 3",
        ),
        (
            "id,sdn197704290",
            "4: not a game id; it is three letters of the home team, yyyymmdd, and 0, 1, 2 or 3",
        ),
        (
            "id,SDN197704290,x",
            "17: the record has no more fields here; remove this one",
        ),
        ("version,3", "9: not a version; it is 1 or 2"),
        (
            "info,,1",
            "6: the key is empty; name what the information is",
        ),
        ("info,site", "10: the record ends before its value; add it"),
        (
            "start,troum01,\"Mike Trout\",0,2,8",
            "7: not a player id; it is eight lower-case letters and digits",
        ),
        (
            "start,troum001,\"Mike Trout,0,2,8",
            "16: the quotation mark is not closed; close it before the line ends",
        ),
        (
            "start,troum001,\"Mike\" Trout,0,2,8",
            "22: text follows the closing quotation mark; end the field with a comma",
        ),
        (
            "sub,troum001,\"Mike Trout\",2,2,8",
            "27: not a side; it is 0 for the visitors or 1 for the hosts",
        ),
        (
            "sub,troum001,\"Mike Trout\",0,10,8",
            "29: not a place in the batting order; it is 0 (a pitcher who does not bat) to 9",
        ),
        (
            "sub,troum001,\"Mike Trout\",0,2,13",
            "31: not a position; it is 1 to 9, 10 (designated hitter), 11 (pinch hitter) or 12 (pinch runner)",
        ),
        (
            "sub,troum001,\"Mike Trout\",0,2",
            "30: the record ends before its position; add it",
        ),
        ("data,pb,troum001,0", "6: unknown data; it is er"),
        ("data,er,troum001,none", "18: not a number; it is 0 to 999"),
        ("badj,troum001,S", "15: not a hand; it is L, R or B"),
        (
            "padj,troum001",
            "14: the record ends before its hand; add it",
        ),
        (
            "ladj,0,0",
            "8: not a place in the batting order; it is 1 to 9",
        ),
        ("radj,troum001,4", "15: not a base; it is 1, 2 or 3"),
        ("presadj,troum001,0", "18: not a base; it is 1, 2 or 3"),
        ("com", "4: the record ends before its text; add it"),
        ("play,0,0,troum001,??,,K", "6: not an inning; it is 1 to 99"),
        (
            "play,1,0,troum001,33,,K",
            "19: not a count; it is balls and strikes, such as 32, or ??",
        ),
        (
            "play,1,0,troum001,12,BCs,K",
            "24: not a pitch or a mark between pitches",
        ),
        (
            "play,1,0,troum001,12,BC",
            "24: the record ends before its play; add it",
        ),
        (
            "play,1,0,troum001,12,BC,",
            "25: the play has no text; write NP where nothing happened",
        ),
        (
            "play,1,0,troum001,12,BC,K,K",
            "27: the record has no more fields here; remove this one",
        ),
    ]);
}

#[test]
fn plays_that_cannot_be_read() {
    let rows = [
        (
            "Q",
            "1: unknown play; it begins with fielders or with a code such as S, K, W, SB2 or WP",
        ),
        (
            "!",
            "2: the play has no text; write NP where nothing happened",
        ),
        (
            "K+S8",
            "3: unknown event after a +; it is a code such as SB2, CS2(24), WP, PB, OA or E2",
        ),
        (
            "K+SB2;SB3;SBH;WP",
            "17: more events joined than can happen on one play",
        ),
        (
            "E/G6",
            "2: the error names no fielder; write his position after the E",
        ),
        (
            "6E34",
            "4: fielders follow the error; the string ends with it",
        ),
        (
            "64(1)(B)",
            "6: no fielder made this out; write him before the bracket",
        ),
        ("64(4)3", "4: not a man; he is B, 1, 2 or 3"),
        ("64(13", "5: the bracket is not closed"),
        ("64(1)3(1)", "6: he is out already on this play"),
        ("60", "2: not a fielder; fielders are 1 to 9"),
        ("SB1", "3: not a base to steal; it is 2, 3 or H"),
        ("POH(25)", "3: not a base to be picked off; it is 1, 2 or 3"),
        (
            "CS2.1X2(24)",
            "4: who made the out is missing; write the fielders in brackets",
        ),
        ("CS2(24", "7: the bracket is not closed"),
        (
            "C.1-2;B-1",
            "10: the interfering fielder is missing; write him as a modifier such as /E2",
        ),
        ("8/QQ", "3: unknown modifier"),
        (
            "8/F/F/F/F/F/F/F/F/F/F/F/F/F",
            "28: more modifiers than a play can have",
        ),
        ("S8.4-H", "4: an advance begins with B, 1, 2 or 3"),
        (
            "S8.3H",
            "5: an advance has - (safe) or X (out) between its bases",
        ),
        ("S8.3-B", "6: an advance ends at 1, 2, 3 or H"),
        (
            "S8.3-2",
            "6: nobody runs backwards; an advance ends where it began or beyond",
        ),
        (
            "S8.3-H;3-H",
            "8: this man has an advance already; write one for each man",
        ),
        (
            "S8.3-H;2-H;1-H;B-1;B-2",
            "20: more advances than there are men; write one for each",
        ),
        (
            "S8.3-H(XX)",
            "8: unknown note; it is fielders, an error, UR, TUR, NR, NORBI, RBI, TH, WP or PB",
        ),
        ("S8.3-H(UR", "10: the bracket is not closed"),
        (
            "S8.1XH(E8)(8E2)(E2)(E1)",
            "21: more than three fielding notes on one advance",
        ),
        (
            "S8.3-H:2-H",
            "7: text after the end of the advance; separate advances with ;",
        ),
        ("S8)", "3: nothing is open here; remove the bracket"),
        ("S8W", "3: text that belongs to no part of the play"),
    ];
    for (play, told) in rows {
        let line = format!("play,1,0,troum001,??,,{play}");
        let fault = fault(&line);
        let (column, problem) = told.split_once(": ").unwrap();
        let mut column: usize = column.parse().unwrap();
        // A fault of the record is counted from its beginning already.
        if !problem.starts_with("the record") {
            column += 22;
        }
        let told = format!("{column}: {problem}");
        assert_eq!(fault, told, "{line}");
    }
}

#[test]
fn the_lines_after_a_broken_one_are_read() {
    let file =
        b"com,\"before\"\nid,SDN197704290\nplay,1,0,troum001,??,,S8\nplay,1,0\r\ncom,\"x\"\r\n";
    let games: Vec<_> = games(file).collect();
    assert_eq!(games.len(), 2);
    assert_eq!(
        games[0].id.unwrap_err().to_string(),
        "1:1: the record belongs to no game; an id record comes first"
    );
    let records: Vec<_> = games[1].records().collect();
    assert_eq!(records.len(), 4);
    let fault = records[2].record.unwrap_err();
    assert_eq!(
        fault.in_file("1977SDN.EVN").to_string(),
        "1977SDN.EVN:4:9: the record ends before its batter; add it"
    );
    assert_eq!(records[3].number, 5);
    assert_eq!(records[3].record, Ok(Record::Comment(b"x")));
}
