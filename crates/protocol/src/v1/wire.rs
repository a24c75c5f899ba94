//! How the events of one direction become a closed enum: a name and a type of data each.

use serde::{Deserializer, Serialize, Serializer};

/// An event with a name and data, as it stands in a frame under `event` and `data`.
pub trait WireEvent: Sized {
    /// The names of all events of this kind, in the order of the enum.
    const NAMES: &'static [&'static str];

    /// The name on the wire.
    fn name(&self) -> &'static str;

    /// Writes the data alone.
    ///
    /// # Errors
    /// Those of the serializer.
    fn write_data<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;

    /// Reads the data of the event of this name, `None` when there is none of this name.
    fn read_data<'de, D: Deserializer<'de>>(name: &str, data: D) -> Option<Result<Self, D::Error>>;

    /// Shows each event's name and type of data to a visitor.
    #[cfg(feature = "schema")]
    fn describe(visitor: &mut impl DataTypes);
}

/// Is shown the name and the type of data of each event.
#[cfg(feature = "schema")]
pub trait DataTypes {
    /// One event.
    fn event<T: schemars::JsonSchema + ts_rs::TS + 'static>(&mut self, name: &'static str);
}

/// The data of an event, for a serializer.
pub(crate) struct Data<'a, E>(pub(crate) &'a E);

impl<E: WireEvent> Serialize for Data<'_, E> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.write_data(serializer)
    }
}

/// Declares the closed enum of the events of one kind, each with its name on the wire.
macro_rules! wire_events {
    (
        $(#[$meta:meta])*
        pub enum $Enum:ident {
            $( $(#[$variant_meta:meta])* $Variant:ident($Data:ty) = $name:literal, )+
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum $Enum {
            $( $(#[$variant_meta])* $Variant($Data), )+
        }

        impl $crate::v1::wire::WireEvent for $Enum {
            const NAMES: &'static [&'static str] = &[$($name),+];

            fn name(&self) -> &'static str {
                match self {
                    $( Self::$Variant(_) => $name, )+
                }
            }

            fn write_data<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                match self {
                    $( Self::$Variant(data) => serde::Serialize::serialize(data, serializer), )+
                }
            }

            fn read_data<'de, D: serde::Deserializer<'de>>(
                name: &str,
                data: D,
            ) -> Option<Result<Self, D::Error>> {
                match name {
                    $( $name => Some(
                        <$Data as serde::Deserialize>::deserialize(data).map(Self::$Variant)
                    ), )+
                    _ => None,
                }
            }

            #[cfg(feature = "schema")]
            fn describe(visitor: &mut impl $crate::v1::wire::DataTypes) {
                $( visitor.event::<$Data>($name); )+
            }
        }
    };
}
pub(crate) use wire_events;
