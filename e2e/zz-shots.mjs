// e2e/harness/browser.ts
import { chromium } from "playwright-core";

// e2e/harness/find-browser.ts
import { execFileSync } from "node:child_process";
import {
  accessSync as accessSync2,
  chmodSync,
  constants as constants2,
  existsSync,
  mkdtempSync,
  renameSync,
  rmSync
} from "node:fs";
import { delimiter, join as join2 } from "node:path";

// scripts/paths.mjs
import { accessSync, constants, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
var root = dirname(dirname(fileURLToPath(import.meta.url)));
function writableFolder(name) {
  const own = join(root, name);
  try {
    mkdirSync(own, { recursive: true });
    accessSync(own, constants.W_OK);
    return own;
  } catch {
    const other = join(tmpdir(), `wstc-${process.getuid?.() ?? "user"}`, name.replace(/^\./, ""));
    mkdirSync(other, { recursive: true });
    return other;
  }
}

// e2e/harness/find-browser.ts
var names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
function findBrowser() {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (!isProgram(named)) throw new Error(`CHROMIUM_PATH=${named} is not a program`);
    return { path: named, env: {} };
  }
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/bin", "/usr/local/bin"];
  const found = names.flatMap((name) => folders.filter(Boolean).map((folder) => join2(folder, name))).concat("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome").find(isProgram);
  if (found && process.env.WSTC_BROWSER !== "packaged") return { path: found, env: {} };
  return packagedBrowser();
}
function isProgram(path) {
  try {
    accessSync2(path, constants2.X_OK);
    return true;
  } catch {
    return false;
  }
}
var missing = "No browser for the journeys: install chromium (on Debian: apt install chromium), or set CHROMIUM_PATH.";
function packagedBrowser() {
  if (process.platform !== "linux" || process.arch !== "x64") throw new Error(missing);
  const cache = writableFolder(".cache");
  const home = join2(cache, "chromium");
  if (!existsSync(home)) {
    const fresh = mkdtempSync(join2(cache, "chromium-"));
    try {
      unpack(fresh);
      renameSync(fresh, home);
    } catch (error) {
      rmSync(fresh, { recursive: true, force: true });
      if (!existsSync(home)) throw new Error(`${missing}
${String(error)}`);
    }
  }
  return {
    path: join2(home, "chromium"),
    env: { LD_LIBRARY_PATH: join2(home, "al2023", "lib") }
  };
}
function unpack(into) {
  const script = `const { default: chromium } = await import('@sparticuz/chromium')
    await chromium.executablePath()`;
  execFileSync(process.execPath, ["--input-type=module", "-e", script], {
    cwd: root,
    env: { ...process.env, TMPDIR: into, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" },
    stdio: ["ignore", "ignore", "pipe"]
  });
  chmodSync(into, 493);
  chmodSync(join2(into, "chromium"), 493);
}

// e2e/harness/fonts.ts
import { mkdirSync as mkdirSync2, writeFileSync } from "node:fs";
import { join as join3 } from "node:path";
function writeFontConfig() {
  const folder = join3(writableFolder(".cache"), "fonts");
  mkdirSync2(folder, { recursive: true });
  const file = join3(folder, "fonts.conf");
  const chinese = join3(root, "node_modules", "@embedpdf", "fonts-sc", "fonts");
  const aliases = ["Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "PingFang SC"];
  writeFileSync(
    file,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <dir>${chinese}</dir>
  <cachedir>${join3(folder, "cache")}</cachedir>
${aliases.map(
      (name) => `  <alias binding="same"><family>${name}</family><accept><family>Noto Sans S Chinese</family></accept></alias>`
    ).join("\n")}
</fontconfig>
`
  );
  return file;
}

// e2e/harness/browser.ts
function openBrowser() {
  const { path, env } = findBrowser();
  return chromium.launch({
    executablePath: path,
    args: [
      // The sandbox of the browser needs rights that containers and root do not have.
      "--no-sandbox",
      "--disable-dev-shm-usage",
      "--font-render-hinting=none",
      "--force-color-profile=srgb"
    ],
    env: { ...definedEnv(), ...env, FONTCONFIG_FILE: writeFontConfig() }
  });
}
function definedEnv() {
  const pairs = Object.entries(process.env);
  return Object.fromEntries(pairs.filter((pair) => pair[1] !== void 0));
}
async function openPage(browser2, options) {
  const context = await browser2.newContext({
    locale: options.language,
    timezoneId: "Asia/Shanghai",
    viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
    colorScheme: options.dark ? "dark" : "light",
    reducedMotion: "reduce",
    acceptDownloads: true
  });
  const page2 = await context.newPage();
  const faults2 = [];
  page2.on("pageerror", (error) => faults2.push(String(error)));
  page2.on("console", (message) => {
    if (message.type() === "error") faults2.push(message.text());
  });
  page2.on("response", (response) => {
    if (response.status() >= 500) faults2.push(`${response.status()} ${response.url()}`);
  });
  return { page: page2, faults: faults2 };
}

// e2e/harness/sign-in.ts
import { setTimeout as sleep } from "node:timers/promises";

// e2e/harness/totp.ts
import { createHmac } from "node:crypto";
var alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
var period = 30;
var totpStep = (at) => Math.floor(at.getTime() / 1e3 / period);
function totp(secret, step) {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac("sha1", decodeBase32(secret)).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(offset) & 2147483647) % 1e6).padStart(6, "0");
}
function decodeBase32(text) {
  const bits = [...text.toUpperCase().replace(/[=\s]/g, "")].map((letter) => {
    const value = alphabet.indexOf(letter);
    if (value < 0) throw new Error(`"${letter}" is not base32`);
    return value.toString(2).padStart(5, "0");
  }).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

// e2e/harness/sign-in.ts
var used = /* @__PURE__ */ new Map();
function accountOf(product2, role) {
  const account = product2.accounts.find((one) => one.user === role) ?? product2.accounts.find((one) => one.role === role) ?? product2.accounts.find((one) => one.audience === role);
  if (account === void 0) {
    const known = product2.accounts.map((one) => one.role).join(", ");
    throw new Error(`no demo account has the role ${role}; there are ${known}`);
  }
  return account;
}
async function freshCode(account) {
  const last = used.get(account.user) ?? 0;
  while (totpStep(/* @__PURE__ */ new Date()) <= last) await sleep(250);
  const step = totpStep(/* @__PURE__ */ new Date());
  used.set(account.user, step);
  return totp(account.totp ?? "", step);
}
async function signIn(product2, page2, role) {
  const account = accountOf(product2, role);
  await page2.goto(`${product2.origin}/app/sign-in`);
  await page2.locator('input[autocomplete~="username"]').fill(account.user);
  const password = page2.locator('input[autocomplete~="current-password"]');
  await password.fill(account.password);
  await password.press("Enter");
  if (account.totp) {
    const code = page2.locator('input[autocomplete~="one-time-code"]').first();
    await code.waitFor();
    await code.fill(await freshCode(account));
    await code.press("Enter");
  }
  await page2.waitForURL((url) => !url.pathname.endsWith("/sign-in"), { timeout: 2e4 });
  return account;
}

// e2e/harness/check-axe.ts
import { readFileSync } from "node:fs";
import { join as join4 } from "node:path";
var source = readFileSync(join4(root, "node_modules", "axe-core", "axe.min.js"), "utf8");
async function checkAxe(page2) {
  await page2.evaluate(`if (!window.axe) { ${source} }; undefined`);
  const violations = await page2.evaluate(`window.axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    resultTypes: ['violations'],
  }).then(({ violations }) => violations.map(({ id, help, nodes }) => ({
    id, help, nodes: nodes.map(({ target, failureSummary }) => ({ target, failureSummary })),
  })))`);
  return violations.flatMap(
    ({ id, help, nodes }) => nodes.map(
      ({ target, failureSummary }) => `${id}: ${help} at ${target.join(" ")} (${(failureSummary ?? "").replace(/\s+/g, " ")})`
    )
  );
}

// e2e/zz-shots.mts
import { readFileSync as readFileSync2 } from "node:fs";
var accounts = JSON.parse(readFileSync2("/tmp/b-data/demo-accounts.json", "utf8"));
var origin = "http://127.0.0.1:4110";
var product = { origin, accounts };
var browser = await openBrowser();
var shots = [
  ["leader", "zh-CN", 1440, ["/projects", "/projects/overview", "/projects/national-memory-base", "/projects/beidou-city?tab=milestones", "/projects/beidou-city?tab=money", "/projects/beidou-city?tab=history", "/carriers", "/carriers/biolake", "/projects/evidence"]],
  ["demo-leader-2", "en", 390, ["/projects", "/projects/beidou-city?tab=money", "/carriers/biolake"]]
];
for (const [who, language, width, paths] of shots) {
  const { page: page2, faults: faults2 } = await openPage(browser, { language, width });
  await signIn(product, page2, who);
  for (const path of paths) {
    await page2.goto(`${origin}/app${path}`);
    await page2.locator("h1").first().waitFor().catch(() => console.log("no h1", path));
    await page2.waitForLoadState("networkidle");
    await page2.screenshot({ path: `/tmp/b-shots/${language}-${path.replace(/\W+/g, "_")}.png`, fullPage: true });
    console.log(path, await checkAxe(page2));
  }
  console.log(faults2);
}
var { page, faults } = await openPage(browser, { language: "zh-CN" });
for (const path of ["/plan/projects", "/plan/projects/beidou-city", "/en/plan/projects/beidou-city"]) {
  await page.goto(`${origin}${path}`);
  await page.screenshot({ path: `/tmp/b-shots/public${path.replace(/\W+/g, "_")}.png`, fullPage: true });
  console.log(path, await checkAxe(page), faults);
}
await browser.close();
