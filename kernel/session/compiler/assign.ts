// A declaration as the assignment that does the same: `const { a, b: [c] } = f()` becomes
// `({ a: exports.a, b: [exports.c] } = f())`.

import type * as TS from "@tslab/typescript-for-tslab";
import { ts } from "./typescript.js";

/** `target` turns a declared name into what is assigned to, `visit` rewrites an expression inside. */
export interface Assigner {
  target(name: TS.Identifier): TS.Expression;
  visit(expression: TS.Expression): TS.Expression;
}

const { factory } = ts;

export function assignment(declaration: TS.VariableDeclaration, by: Assigner): TS.Expression {
  const { name, initializer } = declaration;
  const value = initializer ? named(initializer, name, by) : factory.createVoidZero();
  const whole = factory.createAssignment(target(name, by), value);
  return ts.setTextRange(
    ts.isObjectBindingPattern(name) ? factory.createParenthesizedExpression(whole) : whole,
    declaration,
  );
}

export function target(name: TS.BindingName, by: Assigner): TS.Expression {
  if (ts.isIdentifier(name)) return by.target(name);
  if (ts.isArrayBindingPattern(name)) {
    return factory.createArrayLiteralExpression(
      name.elements.map((element) => {
        if (ts.isOmittedExpression(element)) return element;
        const inner = target(element.name, by);
        return element.dotDotDotToken ? factory.createSpreadElement(inner) : defaulted(inner, element, by);
      }),
    );
  }
  return factory.createObjectLiteralExpression(
    name.elements.map((element) => {
      const inner = target(element.name, by);
      if (element.dotDotDotToken) return factory.createSpreadAssignment(inner);
      const key = element.propertyName ?? factory.createIdentifier((element.name as TS.Identifier).text);
      const written = ts.isComputedPropertyName(key)
        ? factory.createComputedPropertyName(by.visit(key.expression))
        : key;
      return factory.createPropertyAssignment(written, defaulted(inner, element, by));
    }),
  );
}

function defaulted(inner: TS.Expression, element: TS.BindingElement, by: Assigner): TS.Expression {
  return element.initializer ? factory.createAssignment(inner, by.visit(element.initializer)) : inner;
}

/** A function without a name of its own takes the variable's, which an assignment to a property would not give it. */
function named(initializer: TS.Expression, name: TS.BindingName, by: Assigner): TS.Expression {
  const value = by.visit(initializer);
  const anonymous =
    ts.isArrowFunction(initializer) ||
    ((ts.isFunctionExpression(initializer) || ts.isClassExpression(initializer)) && !initializer.name);
  if (!anonymous || !ts.isIdentifier(name)) return value;
  const holder = factory.createObjectLiteralExpression([factory.createPropertyAssignment(name.text, value)]);
  return factory.createPropertyAccessExpression(factory.createParenthesizedExpression(holder), name.text);
}
