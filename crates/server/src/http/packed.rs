//! Files in compressed form: made when one is first asked for, and kept. The best level takes longer than all else about an
//! answer, and the files stay as they are.

use axum::body::Bytes;
use axum::http::{HeaderMap, header};
use flate2::Compression;
use flate2::write::GzEncoder;
use rust_embed::EmbeddedFile;
use std::collections::BTreeMap;
use std::io::{self, Write as _};
use std::sync::{Mutex, PoisonError};

/// The compressed form of every file that was asked for, by the hash of the file. The files are the whole process's, so
/// this is too.
static KEPT: Mutex<BTreeMap<[u8; 32], Bytes>> = Mutex::new(BTreeMap::new());

/// The compressed form of a file; nothing where it has none that is smaller.
pub(super) fn packed(file: &EmbeddedFile) -> Option<Bytes> {
    let hash = file.metadata.sha256_hash();
    let kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    let known = kept.get(&hash).cloned();
    // Whoever asks for another file does not wait for this one.
    drop(kept);
    let packed = match known {
        Some(packed) => packed,
        None => {
            let packed = Bytes::from(pack(&file.data).ok()?);
            let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
            kept.insert(hash, packed.clone());
            packed
        }
    };
    (packed.len() < file.data.len()).then_some(packed)
}

fn pack(data: &[u8]) -> io::Result<Vec<u8>> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    packer.write_all(data)?;
    packer.finish()
}

/// Whether `Accept-Encoding` takes gzip, and not rather the file as it is.
pub(super) fn takes_gzip(headers: &HeaderMap) -> bool {
    let mut gzip = None;
    let mut identity = None;
    let mut any = None;
    let of_header = headers.get_all(header::ACCEPT_ENCODING).into_iter();
    let lists = of_header.filter_map(|value| value.to_str().ok());
    for coding in lists.flat_map(|list| list.split(',')) {
        let (name, weight) = coding.split_once(';').unwrap_or((coding, "q=1"));
        let Some(weight) = thousandths(weight.trim()) else {
            continue;
        };
        match name.trim().to_ascii_lowercase().as_str() {
            "gzip" | "x-gzip" => gzip = gzip.max(Some(weight)),
            "identity" => identity = Some(weight),
            "*" => any = Some(weight),
            _ => (),
        }
    }
    let gzip = gzip.or(any).unwrap_or(0);
    gzip > 0 && gzip >= identity.unwrap_or(0)
}

/// A weight as `q=0.5` has it, in thousandths; nothing where it is none.
fn thousandths(weight: &str) -> Option<u16> {
    let number = weight
        .strip_prefix("q=")
        .or_else(|| weight.strip_prefix("Q="))?;
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    if part.len() > 3 || !part.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let part = format!("{part:0<3}").parse::<u16>().ok()?;
    match (whole, part) {
        ("0", part) => Some(part),
        ("1", 0) => Some(1000),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::read::GzDecoder;
    use std::io::Read as _;

    #[test]
    fn gzip_is_taken_as_the_header_weighs_it() {
        for (asked, takes) in [
            ("gzip", true),
            ("gzip, deflate, br", true),
            ("br;q=1.0, GZIP;q=0.8, *;q=0.1", true),
            ("x-gzip", true),
            ("*", true),
            ("identity, gzip", true),
            ("identity;q=0.5, gzip;q=0.5", true),
            ("", false),
            ("br", false),
            ("identity", false),
            ("gzip;q=0", false),
            ("gzip;q=0.000, *", false),
            ("*;q=0", false),
            ("identity, gzip;q=0.5", false),
            ("gzip;q=high", false),
            ("gzip;q=2", false),
            ("gzip;q=0.1234", false),
        ] {
            let headers = asked.parse().map(|asked| (header::ACCEPT_ENCODING, asked));
            let headers = HeaderMap::from_iter(headers);
            assert_eq!(takes_gzip(&headers), takes, "{asked}");
        }
        assert!(!takes_gzip(&HeaderMap::new()), "no header");
    }

    #[test]
    fn what_is_packed_is_the_file() -> io::Result<()> {
        let file = b"three strikes, three strikes, three strikes".as_slice();
        let packed = pack(file)?;
        assert!(packed.len() < file.len());
        let mut unpacked = Vec::new();
        GzDecoder::new(packed.as_slice()).read_to_end(&mut unpacked)?;
        assert_eq!(unpacked, file);
        Ok(())
    }
}
