# Two commands: `make demo` shows what the program does, `make test` runs all that CI runs.
# Both install what the build lacks on Debian and Ubuntu, and can be run again.

TARGET := $(or $(CARGO_TARGET_DIR),target)
PEERS := $(abspath $(TARGET))/peers
WEB := $(abspath $(TARGET))/web
DEMO := target/demo
PROGRAM := $(TARGET)/debug/cablegraph
export CARGO_TARGET_DIR := $(TARGET)

.PHONY: demo test lint peers web needs

demo: needs
	cargo build --locked
	rm -rf $(DEMO) && mkdir -p $(DEMO)
	$(PROGRAM) build data/articles --store $(DEMO)/demo.nq.zst
	$(PROGRAM) query who-criticised --store $(DEMO)/demo.nq.zst
	$(PROGRAM) query what-said-about --param speaker="Joe Biden" --store $(DEMO)/demo.nq.zst
	$(PROGRAM) query who-met-whom --store $(DEMO)/demo.nq.zst
	$(PROGRAM) export --store $(DEMO)/demo.nq.zst -o $(DEMO)/demo.ttl
	$(PROGRAM) network actors --store $(DEMO)/demo.nq.zst -o $(DEMO)/actors.gexf
	$(PROGRAM) network actors --store $(DEMO)/demo.nq.zst -o $(DEMO)/actors.html
	@echo "The store, the graph as Turtle, the network for Gephi and as a page to open are in $(DEMO):"
	@ls -l $(DEMO)

test: needs peers web lint
	CABLEGRAPH_PEERS=$(PEERS)/bin/python CABLEGRAPH_WEB=$(WEB) CABLEGRAPH_BROWSER=$$(command -v chromium) \
	  CABLEGRAPH_DOT=$$(command -v dot) cargo test --locked
	.ci/tour --check $(PROGRAM)

lint: needs
	cargo fmt --check
	cargo clippy --locked --all-targets -- -D warnings

# Readers in another language, against which our validation and our files are held.
peers: $(PEERS)/.done

$(PEERS)/.done: tests/peers/requirements.txt | needs
	python3 -m venv $(PEERS)
	$(PEERS)/bin/pip install --quiet --disable-pip-version-check -r tests/peers/requirements.txt
	touch $@

# A browser that opens our page and clicks in it, and other programs that read our network files.
web: $(WEB)/.done
	@command -v chromium >/dev/null || .ci/install chromium
	@command -v dot >/dev/null || .ci/install graphviz

$(WEB)/.done: tests/web/package-lock.json | needs
	@command -v npm >/dev/null || .ci/install nodejs npm
	mkdir -p $(WEB)
	cp tests/web/package.json tests/web/package-lock.json $(WEB)
	cd $(WEB) && npm ci --no-audit --no-fund --loglevel=error
	touch $@

# gcc builds zstd; venv holds the peers.
needs:
	@command -v cargo >/dev/null || { echo "cargo is missing: install rustup, see https://rustup.rs"; exit 1; }
	@command -v cc >/dev/null && python3 -c 'import ensurepip' 2>/dev/null || .ci/install gcc libc6-dev python3-venv
