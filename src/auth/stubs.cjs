// What stands in the Worker for libraries that better-auth names and the newsroom does not use; see wrangler.toml.
module.exports = {};
