# The program alone, with the default features: the store is one file, and the build needs nothing but gcc.
#
#   docker build -t cablegraph .
#   docker run --rm -v "$PWD:/data" cablegraph build articles
#   docker run --rm -v "$PWD:/data" cablegraph query who-criticised

FROM rust:1.95-slim-bookworm AS build
RUN apt-get update \
    && apt-get install -y --no-install-recommends gcc libc6-dev \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY . .
RUN cargo build --release --locked --bin cablegraph

FROM debian:bookworm-slim
COPY --from=build /source/target/release/cablegraph /usr/local/bin/cablegraph
COPY --from=build /source/LICENSE-MIT /source/LICENSE-APACHE /source/NOTICE /usr/local/share/doc/cablegraph/
RUN useradd --create-home --uid 1000 reader
USER reader
WORKDIR /data
ENTRYPOINT ["cablegraph"]
CMD ["--help"]
