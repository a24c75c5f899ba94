//! Changes to a JSON document that leave it JSON, so that the fuzzer gets past the reader of JSON to what reads the
//! values.

use arbitrary::Arbitrary;
use serde_json::{Map, Value};

/// Some changes, one after the other.
#[derive(Clone, Debug, Arbitrary)]
pub struct Edits<'a>(Vec<(u16, Edit<'a>)>);

/// What is done to a value. Where it can be done to values of one kind alone, nothing happens to others.
#[derive(Clone, Debug, Arbitrary)]
enum Edit<'a> {
    /// It becomes another.
    Set(Leaf<'a>),
    /// A number becomes another of about the size.
    Count(i8),
    /// It is taken out of the object or list that it holds last.
    RemoveLast,
    /// It gets a member, or one more value.
    Add(&'a str, Leaf<'a>),
    /// What it holds first is given another name.
    RenameFirst(&'a str),
    /// What it holds last is there twice.
    RepeatLast,
    /// What it holds is in another order.
    Turn,
    /// It is put into a list.
    Wrap,
}

/// A value that holds no others.
#[derive(Clone, Debug, Arbitrary)]
enum Leaf<'a> {
    Null,
    Bool(bool),
    Small(u8),
    Number(i64),
    Real(f64),
    Text(&'a str),
    List,
    Object,
}

impl Edits<'_> {
    /// Makes the changes, each at a value that its number finds.
    pub fn make(&self, document: &mut Value) {
        for (place, edit) in self.0.iter().take(8) {
            let count = values(document);
            let mut place = usize::from(*place) % count;
            if let Some(value) = value_at(document, &mut place) {
                edit.make(value);
            }
        }
    }
}

impl Edit<'_> {
    fn make(&self, value: &mut Value) {
        match self {
            Self::Set(leaf) => *value = leaf.value(),
            Self::Count(by) => {
                if let Some(number) = value.as_i64() {
                    *value = number.saturating_add(i64::from(*by)).into();
                }
            }
            Self::RemoveLast => match value {
                Value::Array(values) => drop(values.pop()),
                Value::Object(members) => {
                    let last = members.keys().next_back().cloned();
                    last.and_then(|last| members.remove(&last));
                }
                Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => (),
            },
            Self::Add(name, leaf) => match value {
                Value::Array(values) => values.push(leaf.value()),
                Value::Object(members) => drop(members.insert((*name).to_owned(), leaf.value())),
                Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => (),
            },
            Self::RenameFirst(name) => {
                if let Value::Object(members) = value
                    && let Some(first) = members.keys().next().cloned()
                    && let Some(held) = members.remove(&first)
                {
                    members.insert((*name).to_owned(), held);
                }
            }
            Self::RepeatLast => {
                if let Value::Array(values) = value
                    && let Some(last) = values.last().cloned()
                {
                    values.push(last);
                }
            }
            Self::Turn => {
                if let Value::Array(values) = value {
                    let by = usize::from(!values.is_empty());
                    values.rotate_left(by);
                }
            }
            Self::Wrap => *value = Value::Array(vec![value.take()]),
        }
    }
}

impl Leaf<'_> {
    fn value(&self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Bool(truth) => (*truth).into(),
            Self::Small(number) => (*number).into(),
            Self::Number(number) => (*number).into(),
            Self::Real(number) => (*number).into(),
            Self::Text(text) => (*text).into(),
            Self::List => Value::Array(Vec::new()),
            Self::Object => Value::Object(Map::new()),
        }
    }
}

/// How many values there are in this one, itself among them.
fn values(value: &Value) -> usize {
    1 + match value {
        Value::Array(held) => held.iter().map(values).sum(),
        Value::Object(held) => held.values().map(values).sum::<usize>(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 0,
    }
}

/// The value at this place, the outermost being at 0. `place` counts down.
fn value_at<'v>(value: &'v mut Value, place: &mut usize) -> Option<&'v mut Value> {
    if *place == 0 {
        return Some(value);
    }
    *place -= 1;
    match value {
        Value::Array(held) => held.iter_mut().find_map(|held| value_at(held, place)),
        Value::Object(held) => held.values_mut().find_map(|held| value_at(held, place)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}
