//! The bytes of a safetensors file → named tensors, in the form that the core computes with.
//!
//! Most weights are stored as whole numbers of one byte with a factor for each row, and are computed with as such.

use super::linear::Linear;
use super::matrix::Matrix;
use super::norm::Norm;
use serde::Deserialize;
use std::collections::BTreeMap;

/// What can be wrong with a file of weights.
#[derive(Debug, thiserror::Error)]
pub enum WeightsError {
    /// It is not compressed as it should be.
    #[error("cannot unpack the weights")]
    Packing(#[from] std::io::Error),
    /// The header is no JSON of tensors.
    #[error("cannot read the header of the weights")]
    Header(#[from] serde_json::Error),
    /// The file is shorter than its header says.
    #[error("the weights end within {0}")]
    Short(String),
    /// Something is not there.
    #[error("the weights lack {0}")]
    Missing(String),
    /// A tensor is there in another type or shape.
    #[error("{name} of the weights is {found}, not {wanted}")]
    Shape {
        /// The tensor.
        name: String,
        /// Its type and shape.
        found: String,
        /// What the core computes with.
        wanted: String,
    },
    /// A list holds a label that is none.
    #[error("the list {list} of the weights holds {label:?}, which is no label")]
    Label {
        /// The list.
        list: &'static str,
        /// What stands in it.
        label: String,
    },
}

/// A file of weights, its tensors still bytes.
pub(super) struct Weights<'a> {
    header: Header,
    data: &'a [u8],
}

#[derive(Deserialize)]
struct Header {
    #[serde(rename = "__metadata__", default)]
    lists: BTreeMap<String, String>,
    #[serde(flatten)]
    tensors: BTreeMap<String, Entry>,
}

#[derive(Deserialize)]
struct Entry {
    dtype: String,
    shape: Vec<usize>,
    data_offsets: (usize, usize),
}

/// A table whose rows are whole numbers of one byte, each row with a factor.
#[derive(Debug)]
pub(super) struct Packed {
    values: Vec<i8>,
    scale: Vec<f32>,
    columns: usize,
}

impl Packed {
    /// A table of rows of so many values, with the factor of each row.
    #[cfg(test)]
    pub(super) fn new(columns: usize, values: Vec<i8>, scale: Vec<f32>) -> Self {
        Self { values, scale, columns }
    }

    pub(super) fn rows(&self) -> usize {
        self.scale.len()
    }

    pub(super) fn columns(&self) -> usize {
        self.columns
    }

    /// The whole numbers of a row, and their factor.
    pub(super) fn whole(&self, row: usize) -> (&[i8], f32) {
        (&self.values[row * self.columns..][..self.columns], self.scale[row])
    }

    /// The values of a row as floats.
    pub(super) fn row(&self, row: usize) -> impl Iterator<Item = f32> + '_ {
        let (values, scale) = self.whole(row);
        values.iter().map(move |&value| f32::from(value) * scale)
    }
}

impl<'a> Weights<'a> {
    /// Reads the header of an unpacked file.
    pub(super) fn open(file: &'a [u8]) -> Result<Self, WeightsError> {
        let short = || WeightsError::Short("their header".to_owned());
        let (length, rest) = file.split_first_chunk().ok_or_else(short)?;
        let length = usize::try_from(u64::from_le_bytes(*length)).map_err(|_| short())?;
        let (header, data) = rest.split_at_checked(length).ok_or_else(short)?;
        Ok(Self { header: serde_json::from_slice(header)?, data })
    }

    /// A text of the header.
    pub(super) fn note(&self, name: &str) -> Result<&str, WeightsError> {
        self.header.lists.get(name).map(String::as_str).ok_or_else(|| WeightsError::Missing(name.to_owned()))
    }

    /// A list of the header: label n is line n.
    pub(super) fn list(&self, name: &str) -> Result<Vec<&str>, WeightsError> {
        Ok(self.note(name)?.split('\n').collect())
    }

    /// How many rows a tensor has.
    pub(super) fn rows(&self, name: &str) -> Result<usize, WeightsError> {
        Ok(self.entry(name)?.shape.first().copied().unwrap_or(0))
    }

    /// A tensor of plain bytes.
    pub(super) fn bytes(&self, name: &str) -> Result<&'a [u8], WeightsError> {
        self.tensor(name, "U8", &[self.rows(name)?])
    }

    /// A list of floats.
    pub(super) fn vector(&self, name: &str, length: usize) -> Result<Vec<f32>, WeightsError> {
        Ok(floats(self.tensor(name, "F32", &[length])?))
    }

    /// A table of floats with as many rows as it has.
    pub(super) fn table(&self, name: &str, columns: usize) -> Result<Matrix, WeightsError> {
        let bytes = self.tensor(name, "F32", &[self.rows(name)?, columns])?;
        Ok(Matrix::new(columns, floats(bytes)))
    }

    /// A table of whole numbers, left as they are.
    pub(super) fn packed(&self, name: &str) -> Result<Packed, WeightsError> {
        let entry = self.entry(name)?;
        let [rows, columns] = entry.shape[..] else { return Err(entry.unlike(name, "I8 [rows, columns]")) };
        let values = self.tensor(name, "I8", &[rows, columns])?;
        let scale = self.vector(&format!("{name}.scale"), rows)?;
        // -128 has no counterpart, and no training gives it.
        let values = values.iter().map(|byte| byte.cast_signed().max(-127)).collect();
        Ok(Packed { values, scale, columns })
    }

    /// A linear function; `outputs` is how many values it must give.
    pub(super) fn linear(&self, name: &str, inputs: usize, outputs: usize) -> Result<Linear, WeightsError> {
        let bias = self.vector(&format!("{name}.bias"), outputs)?;
        Ok(Linear::new(&self.factors(name, inputs, outputs)?, &bias))
    }

    /// A linear function without a constant part.
    pub(super) fn bilinear(&self, name: &str, inputs: usize, outputs: usize) -> Result<Linear, WeightsError> {
        Ok(Linear::new(&self.factors(name, inputs, outputs)?, &vec![0.0; outputs]))
    }

    /// A layer norm.
    pub(super) fn norm(&self, name: &str, width: usize) -> Result<Norm, WeightsError> {
        let part = |part: &str| self.vector(&format!("{name}.{part}"), width);
        Ok(Norm::new(part("weight")?, part("bias")?))
    }

    /// The weights of a linear function, a row for each output.
    fn factors(&self, name: &str, inputs: usize, outputs: usize) -> Result<Packed, WeightsError> {
        let name = format!("{name}.weight");
        if inputs == 0 || outputs == 0 {
            return Err(WeightsError::Missing(format!("values in {name}")));
        }
        let packed = self.packed(&name)?;
        if (packed.rows(), packed.columns()) != (outputs, inputs) {
            return Err(self.entry(&name)?.unlike(&name, &format!("I8 [{outputs}, {inputs}]")));
        }
        Ok(packed)
    }

    fn entry(&self, name: &str) -> Result<&Entry, WeightsError> {
        self.header.tensors.get(name).ok_or_else(|| WeightsError::Missing(name.to_owned()))
    }

    /// The bytes of a tensor that must have this type and shape.
    fn tensor(&self, name: &str, dtype: &str, shape: &[usize]) -> Result<&'a [u8], WeightsError> {
        let entry = self.entry(name)?;
        let (start, end) = entry.data_offsets;
        let width = if dtype == "F32" { 4 } else { 1 };
        let size = shape.iter().try_fold(width, |size: usize, &length| size.checked_mul(length));
        if entry.dtype != dtype || entry.shape != shape || end.checked_sub(start) != size {
            return Err(entry.unlike(name, &format!("{dtype} {shape:?}")));
        }
        self.data.get(start..end).ok_or_else(|| WeightsError::Short(name.to_owned()))
    }
}

impl Entry {
    fn unlike(&self, name: &str, wanted: &str) -> WeightsError {
        let found = format!("{} {:?}", self.dtype, self.shape);
        WeightsError::Shape { name: name.to_owned(), found, wanted: wanted.to_owned() }
    }
}

fn floats(bytes: &[u8]) -> Vec<f32> {
    let (numbers, _) = bytes.as_chunks();
    numbers.iter().map(|number| f32::from_le_bytes(*number)).collect()
}
