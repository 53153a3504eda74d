// A cell's syntax as it is run: what stands at its top lives in the table `exports` that all cells share, so a function
// of an earlier cell sees what a later one assigns. Imports become reads of the loaded modules, `import()` and
// `import.meta` go to the session, the last expression's value is put by. Types are left for the compiler to take out.

import type * as TS from "@tslab/typescript-for-tslab";
import { type Assigner, assignment, target } from "./assign.js";
import type { Names } from "./names.js";
import { ts } from "./typescript.js";

const { factory } = ts;

/** What the compiled text calls the session by. */
export const SESSION = "__skbook";

export interface Rewritten {
  /** Whether the cell waits at its top. */
  async: boolean;
  /** What it reads of packages, once they are loaded. */
  readonly packages: Set<string>;
}

interface Surroundings {
  readonly outcome: Rewritten;
  /** How `require` is told which file beside the notebook is meant. */
  way(specifier: string): string;
}

export function rewriter(
  names: Names,
  { outcome, way }: Surroundings,
): (context: TS.TransformationContext) => (node: TS.SourceFile) => TS.SourceFile {
  return (context) => {
    const session = (name: string) => factory.createPropertyAccessExpression(factory.createIdentifier(SESSION), name);
    const by: Assigner = {
      target: (name) => names.access(name.text),
      visit: (inner) => ts.visitNode(inner, visit) as TS.Expression,
    };
    const isTop = (node: TS.Node) =>
      ts.findAncestor(
        node.parent,
        (one) =>
          ts.isFunctionLike(one) ||
          ts.isModuleBlock(one) ||
          ts.isPropertyDeclaration(one) ||
          ts.isClassStaticBlockDeclaration(one),
      ) === undefined;
    const isTopVar = (list: TS.VariableDeclarationList) => !(list.flags & ts.NodeFlags.BlockScoped) && isTop(list);

    const children = <T extends TS.Node>(node: T): T => ts.visitEachChild(node, visit, context);

    function visit(node: TS.Node): TS.Node | undefined {
      if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return node;
      if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return node;
      if (ts.isIdentifier(node)) return names.isShared(node) ? names.read(node) : node;
      if (ts.isShorthandPropertyAssignment(node)) return names.isShared(node.name) ? longhand(node) : children(node);
      if (ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier))
        outcome.async ||= isTop(node);
      if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
        return factory.createCallExpression(session("import"), undefined, [
          ...node.arguments.map(by.visit),
          factory.createIdentifier("require"),
        ]);
      }
      if (ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword) return session("meta");
      if (ts.isVariableStatement(node) && isTopVar(node.declarationList)) return variables(node);
      if (ts.isForStatement(node) && node.initializer && isListOfVars(node.initializer)) {
        const first = assignments(node.initializer.declarations.filter(({ initializer }) => initializer));
        const { condition, incrementor } = node;
        const body = ts.visitNode(node.statement, visit) as TS.Statement;
        return factory.updateForStatement(
          node,
          first,
          condition && by.visit(condition),
          incrementor && by.visit(incrementor),
          body,
        );
      }
      if ((ts.isForInStatement(node) || ts.isForOfStatement(node)) && isListOfVars(node.initializer)) {
        const into = target(node.initializer.declarations[0]!.name, by);
        const body = ts.visitNode(node.statement, visit) as TS.Statement;
        return ts.isForInStatement(node)
          ? factory.updateForInStatement(node, into, by.visit(node.expression), body)
          : factory.updateForOfStatement(node, node.awaitModifier, into, by.visit(node.expression), body);
      }
      return children(node);
    }

    function isListOfVars(node: TS.ForInitializer): node is TS.VariableDeclarationList {
      return ts.isVariableDeclarationList(node) && isTopVar(node);
    }

    function longhand(node: TS.ShorthandPropertyAssignment): TS.PropertyAssignment {
      const value = names.read(node.name);
      const preset = node.objectAssignmentInitializer;
      return ts.setTextRange(
        factory.createPropertyAssignment(
          node.name.text,
          preset ? factory.createAssignment(value, by.visit(preset)) : value,
        ),
        node,
      );
    }

    function assignments(declarations: readonly TS.VariableDeclaration[]): TS.Expression | undefined {
      return declarations.length === 0
        ? undefined
        : declarations.map((one) => assignment(one, by)).reduce((left, right) => factory.createComma(left, right));
    }

    function variables(node: TS.VariableStatement): TS.Statement {
      const isAmbient = node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword);
      const atTop = ts.isSourceFile(node.parent);
      const { declarations } = node.declarationList;
      const all = isAmbient
        ? undefined
        : assignments(atTop ? declarations : declarations.filter(({ initializer }) => initializer));
      return all ? ts.setTextRange(factory.createExpressionStatement(all), node) : factory.createEmptyStatement();
    }

    const assign = (name: string, value: TS.Expression, from: TS.Node) =>
      ts.setTextRange(factory.createExpressionStatement(factory.createAssignment(names.access(name), value)), from);
    const asyncOnly = (modifiers: TS.NodeArray<TS.ModifierLike> | undefined) =>
      modifiers?.filter((one): one is TS.Modifier => one.kind === ts.SyntaxKind.AsyncKeyword);

    /** Statements that stand where this one stood; a function goes to the cell's beginning, as hoisting has it. */
    function statement(node: TS.Statement, hoisted: TS.Statement[]): readonly TS.Statement[] {
      if (ts.isImportDeclaration(node)) return imports(node);
      if (ts.isExportDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return [];
      if (ts.isExportAssignment(node)) return [factory.createExpressionStatement(by.visit(node.expression))];
      if (ts.canHaveModifiers(node) && node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword))
        return [];
      if (ts.isFunctionDeclaration(node)) {
        if (!node.body) return [];
        const inner = children(node);
        const made = factory.createFunctionExpression(
          asyncOnly(node.modifiers),
          node.asteriskToken,
          node.name,
          undefined,
          inner.parameters,
          undefined,
          inner.body!,
        );
        hoisted.push(assign(node.name?.text ?? "default", ts.setTextRange(made, node), node));
        return [];
      }
      if (ts.isClassDeclaration(node)) {
        const inner = children(node);
        const decorators = inner.modifiers?.filter(ts.isDecorator);
        const made = factory.createClassExpression(
          decorators,
          node.name,
          undefined,
          inner.heritageClauses,
          inner.members,
        );
        return [assign(node.name?.text ?? "default", ts.setTextRange(made, node), node)];
      }
      if (ts.isEnumDeclaration(node) || ts.isModuleDeclaration(node)) {
        const inner = children(node);
        if (!ts.isIdentifier(node.name) || !names.isValue(node.name.text)) return [inner];
        return [inner, assign(node.name.text, factory.createIdentifier(node.name.text), node)];
      }
      if (ts.isVariableStatement(node)) return [variables(node)];
      return [ts.visitNode(node, visit) as TS.Statement];
    }

    function imports(node: TS.ImportDeclaration): readonly TS.Statement[] {
      const clause = node.importClause;
      if (clause?.isTypeOnly) return [];
      const specifier = (node.moduleSpecifier as TS.StringLiteral).text;
      const module = loaded(specifier);
      const read = (name: string) => factory.createElementAccessExpression(module, factory.createStringLiteral(name));
      const made: TS.Statement[] = clause ? [] : [factory.createExpressionStatement(module)];
      if (clause?.name && names.isImportedValue(clause.name)) {
        made.push(assign(clause.name.text, read("default"), node));
      }
      const bindings = clause?.namedBindings;
      if (bindings && ts.isNamespaceImport(bindings)) made.push(assign(bindings.name.text, module, node));
      if (bindings && ts.isNamedImports(bindings)) {
        for (const one of bindings.elements) {
          if (one.isTypeOnly || !names.isImportedValue(one.name)) continue;
          made.push(assign(one.name.text, read((one.propertyName ?? one.name).text), node));
        }
      }
      if (made.length > 0 && !isBeside(specifier)) outcome.packages.add(specifier);
      return made;
    }

    function loaded(specifier: string): TS.Expression {
      const call = (callee: TS.Expression, argument: TS.Expression) =>
        factory.createCallExpression(callee, undefined, [argument]);
      if (!isBeside(specifier)) return call(session("imported"), factory.createStringLiteral(specifier));
      const required = call(factory.createIdentifier("require"), factory.createStringLiteral(way(specifier)));
      return call(session("beside"), required);
    }

    return (node) => {
      const hoisted: TS.Statement[] = [];
      const last = [...node.statements]
        .reverse()
        .find((one) => !ts.isEmptyStatement(one) && !ts.isExportDeclaration(one));
      const statements = node.statements.flatMap((one) => {
        const made = statement(one, hoisted);
        if (one !== last || !(ts.isExpressionStatement(one) || ts.isExportAssignment(one))) return made;
        const { expression } = made[0] as TS.ExpressionStatement;
        return [
          ts.setTextRange(
            factory.createExpressionStatement(factory.createAssignment(session("value"), expression)),
            one,
          ),
        ];
      });
      const all = ts.setTextRange(factory.createNodeArray([...hoisted, ...statements]), node.statements);
      const made = factory.updateSourceFile(node, all);
      // Nothing of a module is left in it, so the compiler need not say with `export {}` that it was one.
      return Object.assign(made, { externalModuleIndicator: undefined });
    };
  };
}

const isBeside = (specifier: string): boolean => /^\.{0,2}\//.test(specifier);
