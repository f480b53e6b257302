import reactHooks from "eslint-plugin-react-hooks"
import tseslint from "typescript-eslint"

/** Bit operators cut a number to 32 bits; an address (Pa, Va: a branded number) must never meet one. */
const noBitwiseOnAddress = {
  meta: {
    type: "problem",
    messages: {cut: "{{operator}} cuts an address to 32 bits; use geometry.ts or word.ts"},
  },
  create(context) {
    const {parserServices} = context.sourceCode
    const branded = node => {
      const type = parserServices.getTypeAtLocation(node)
      return type.isIntersection() && type.getProperty("brand") !== undefined
    }
    const check = node => {
      const operator = node.operator.replace(/=$/, "")
      if (!["&", "|", "^", "<<", ">>", ">>>"].includes(operator)) return
      if (branded(node.left) || branded(node.right))
        context.report({node, messageId: "cut", data: {operator}})
    }
    return {BinaryExpression: check, AssignmentExpression: check}
  },
}

export default tseslint.config(
  {ignores: ["dist", "node_modules", "public"]},
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.base],
    languageOptions: {parserOptions: {projectService: true}},
    plugins: {"react-hooks": reactHooks, house: {rules: {"no-bitwise-on-address": noBitwiseOnAddress}}},
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "no-loss-of-precision": "error",
      "react-hooks/rules-of-hooks": "error",
      "react-hooks/exhaustive-deps": "error",
      "house/no-bitwise-on-address": "error",
    },
  },
  {
    // A 64-bit value becomes a number only in word.ts, where it is checked.
    files: ["src/**/*.{ts,tsx}"],
    ignores: ["src/model/word.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector: "CallExpression[callee.name='Number']",
          message: "use word.ts: Number() may lose bits of a 64-bit value",
        },
        {
          selector: "CallExpression[callee.name='parseInt']",
          message: "use word.ts: parseInt() may lose bits of a 64-bit value",
        },
      ],
    },
  },
)
