//! PNG: the picture of a network as pixels, for those who cannot open SVG, in the font that the program carries.

use super::svg;
use super::theme::Theme;
use crate::network::picture::Picture;
use resvg::{tiny_skia, usvg};
use std::io::{self, Write};
use std::sync::Arc;

/// Pixels for each pixel of the SVG, for print and for fine screens.
const FINE: f32 = 2.0;
/// A picture of more pixels is drawn coarser, to stay within memory.
const MOST: f32 = 60e6;

/// Writes the picture, coloured for one theme.
pub fn write(picture: &Picture<'_>, theme: Theme, mut out: impl Write) -> io::Result<()> {
    let mut drawing = Vec::new();
    svg::write(picture, theme, &mut drawing)?;
    let mut fonts = usvg::fontdb::Database::new();
    for font in [dejavu::sans::regular(), dejavu::sans::bold()] {
        fonts.load_font_data(font.to_vec());
    }
    fonts.set_sans_serif_family("DejaVu Sans");
    let options = usvg::Options {
        fontdb: Arc::new(fonts),
        font_family: "DejaVu Sans".to_owned(),
        ..Default::default()
    };
    let tree = usvg::Tree::from_data(&drawing, &options).map_err(io::Error::other)?;
    let size = tree.size();
    let scale = FINE.min((MOST / (size.width() * size.height())).sqrt());
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "sizes are positive and below 60 million"
    )]
    let pixels = |length: f32| (length * scale).ceil().max(1.0) as u32;
    let mut canvas = tiny_skia::Pixmap::new(pixels(size.width()), pixels(size.height()))
        .ok_or_else(|| io::Error::other("the picture is too large to be drawn"))?;
    resvg::render(&tree, tiny_skia::Transform::from_scale(scale, scale), &mut canvas.as_mut());
    out.write_all(&canvas.encode_png().map_err(io::Error::other)?)
}
