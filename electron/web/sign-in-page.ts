/**
 * The page that asks for an access token; it stands alone, because nothing else is served before. It sends the token to
 * its own address, so that who signs in comes to what was asked for.
 */
export function signInPage(wasRefused: boolean): string {
  const refusal = wasRefused ? `<p role="alert">访问口令不正确 · The access token is not right</p>` : "";
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>三境 Vitrine</title>
<style>
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: #e6e4e0; color: #262625;
    font: 14px/1.5 "Noto Sans SC", "Microsoft YaHei", "PingFang SC", system-ui, sans-serif; }
  form { width: 300px; display: grid; gap: 12px; background: #f8f7f5; padding: 28px; border-radius: 10px;
    box-shadow: 0 8px 24px rgb(40 36 30 / .1); }
  h1 { font-size: 20px; margin: 0; }
  input, button { font: inherit; padding: 9px 12px; border-radius: 8px; border: 1px solid rgb(38 38 37 / .25); }
  button { background: #0c6b6b; color: #fff; border: 0; font-weight: 600; cursor: pointer; }
  p { margin: 0; color: #a3231e; }
</style>
</head>
<body>
<form method="post">
  <h1>三境 Vitrine</h1>
  ${refusal}
  <label for="token">访问口令 · Access token</label>
  <input id="token" name="token" type="password" autocomplete="current-password" required autofocus>
  <button type="submit">登录 · Sign in</button>
</form>
</body>
</html>`;
}
