import {defineConfig} from "vitest/config"

// Relative URLs, so that dist/ can be served from any path.
export default defineConfig({
  base: "./",
  build: {target: "es2023", sourcemap: false},
  test: {
    environment: "node",
    include: ["test/**/*.test.ts"],
    reporters: ["default", "./test/tally.ts"],
    testTimeout: 120_000,
    hookTimeout: 180_000,
  },
})
