// One person's visit: a browser page, and what must be true of every page they see.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { check } from './test.mjs';

export const widths = [1366, 390, 320];
const heights = { 1366: 900, 390: 844, 320: 640 };
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

export class Visit {
  constructor({ page, base, out, AxeBuilder, password, script = true }) {
    Object.assign(this, { page, base, out, AxeBuilder, password, script });
    this.troubles = [];
    this.#listen();
  }

  // Every page: no script error, nothing refused by the content security policy, nothing asked of
  // another server, no missing file. Said at the end of the test.
  #listen() {
    const { page } = this;
    page.on('pageerror', (error) => this.troubles.push(`script error: ${error.message}`));
    page.on('console', (message) => {
      // A page that answers 404 or 422 is no trouble in itself: files are looked at below.
      const status = message.text().startsWith('Failed to load resource');
      if (message.type() === 'error' && !status) this.troubles.push(`console: ${message.text()}`);
    });
    page.on('request', (request) => {
      if (new URL(request.url()).origin !== new URL(this.base).origin)
        this.troubles.push('a request left for another server');
    });
    page.on('response', (response) => {
      const kind = response.request().resourceType();
      if (response.status() >= 400 && ['stylesheet', 'script', 'font', 'image'].includes(kind))
        this.troubles.push(`${response.status()} for ${new URL(response.url()).pathname}`);
      const policy = response.headers()['content-security-policy'] ?? '';
      const strict = policy.includes("default-src 'none'") && !policy.includes('unsafe');
      if (kind === 'document' && !strict)
        this.troubles.push(`no strict policy on ${new URL(response.url()).pathname}`);
    });
  }

  /// Opens a path and returns its status.
  async go(path) {
    const answer = await this.page.goto(new URL(path, this.base).href);
    return answer.status();
  }

  path() {
    return new URL(this.page.url()).pathname;
  }

  async signIn(email, password = this.password) {
    await this.go('/sign-in');
    await this.page.getByLabel('E-mail address').fill(email);
    await this.page.getByLabel('Password', { exact: true }).fill(password);
    await this.page.getByRole('button', { name: 'Sign in', exact: true }).click();
    check(this.path() !== '/sign-in', `${email} could not sign in`);
  }

  /// Chooses a person of the demonstration by name.
  async signInAs(name) {
    await this.go('/sign-in');
    await this.page.getByRole('button', { name }).click();
    check(this.path() !== '/sign-in', `${name} could not sign in`);
  }

  async signOut() {
    await this.page.getByRole('button', { name: 'Sign out' }).click();
  }

  async width(width) {
    await this.page.setViewportSize({ width, height: heights[width] ?? 800 });
  }

  async heading() {
    return (await this.page.locator('h1').innerText()).trim();
  }

  /// What a good page is: axe finds nothing, nothing scrolls sideways, every stop of the Tab key
  /// can be seen, and a picture is kept. At each width.
  async checkPage(name) {
    for (const width of widths) {
      await this.width(width);
      await this.expectNoAxeViolations();
      await this.expectNoSidewaysScroll();
      await this.picture(`${name}-${width}`);
    }
    await this.expectEveryFocusSeen();
    await this.width(1366);
    await this.expectEveryFocusSeen();
    await this.expectRoomForTextSpacing();
  }

  /// The same for a page that is an answer to a form and cannot be loaded again.
  async checkPageAsShown(name) {
    for (const width of widths) {
      await this.width(width);
      await this.expectNoAxeViolations();
      await this.expectNoSidewaysScroll();
      await this.picture(`${name}-${width}`);
    }
    await this.width(1366);
  }

  async expectNoAxeViolations() {
    check(this.script, 'axe waits for ever on a page without script');
    const found = await new this.AxeBuilder({ page: this.page }).withTags(rules).analyze();
    const words = found.violations.map(
      (each) => `${each.id}: ${each.nodes.map((node) => node.target.join(' ')).join('; ')}`,
    );
    check(words.length === 0, `axe at ${this.page.viewportSize().width} px: ${words.join(' | ')}`);
  }

  async expectNoSidewaysScroll() {
    const wide = await this.page.evaluate(() => {
      const root = document.documentElement;
      if (root.scrollWidth <= root.clientWidth) return null;
      const over = [...document.querySelectorAll('body *')].filter(
        (each) => each.getBoundingClientRect().right > root.clientWidth + 1,
      );
      return over.slice(0, 3).map((each) => `${each.tagName}.${each.className}`).join(', ');
    });
    check(!wide, `scrolls sideways at ${this.page.viewportSize().width} px: ${wide}`);
  }

  /// Walks the page with the Tab key: each stop is inside the window and nothing lies over it.
  async expectEveryFocusSeen() {
    await this.page.evaluate(() => {
      document.activeElement?.blur();
      window.scrollTo(0, 0);
    });
    const stops = await this.page.evaluate(
      () => document.querySelectorAll('a[href],button,input,select,textarea,summary').length,
    );
    for (let stop = 0; stop <= stops; ++stop) {
      await this.page.keyboard.press('Tab');
      const trouble = await this.page.evaluate(() => {
        const focus = document.activeElement;
        if (!focus || focus === document.body) return null;
        // A link that goes over two lines has two boxes.
        const box = focus.getClientRects()[0] ?? focus.getBoundingClientRect();
        const isTall = box.height > innerHeight;
        const x = box.left + Math.min(box.width / 2, 20);
        const y = isTall ? innerHeight / 2 : box.top + Math.min(box.height / 2, 10);
        const name = `${focus.tagName} "${(focus.textContent || focus.name || '').trim().slice(0, 40)}"`;
        const isOutside = y < Math.max(0, box.top) || y > Math.min(innerHeight, box.bottom);
        if (box.width < 1 || isOutside) return `${name} is outside the window`;
        const top = document.elementFromPoint(x, y);
        const own =
          top && (focus.contains(top) || top.contains(focus) || top.closest('label')?.control === focus);
        return own ? null : `${name} is covered`;
      });
      check(!trouble, `focus at ${this.page.viewportSize().width} px: ${trouble}`);
      if (await this.page.evaluate(() => document.activeElement === document.body)) return;
    }
  }

  /// The spacing of WCAG 1.4.12 on a small telephone.
  async expectRoomForTextSpacing() {
    await this.width(320);
    await this.page.evaluate(() => {
      for (const each of document.querySelectorAll('body, body *')) {
        if (!each.style) continue;
        each.style.lineHeight = '1.5';
        each.style.letterSpacing = '0.12em';
        each.style.wordSpacing = '0.16em';
      }
    });
    await this.expectNoSidewaysScroll();
    await this.page.reload();
    await this.width(1366);
  }

  async picture(name) {
    mkdirSync(this.out, { recursive: true });
    await this.page.screenshot({ path: join(this.out, `${name}.png`), fullPage: true });
  }
}
