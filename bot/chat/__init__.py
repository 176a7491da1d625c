"""The Discord face: client, commands, views and the words it says.

`bot.deployment.make_bot` puts it together: a `face.NewsFace` over a `desk.Desk` (the parts that
everything works with), served by a `client.NewsClient` that `service.Service` keeps connected.

What people see goes one way: `decide` (is it for us?) → `asking` (question to answer) →
`render`, `attribution` (answer to `message.Message`, a value) → `views` (discord.py's objects) →
`delivery`. Buttons come back through `views.NewsButton` → `custom_ids` → `face`. Every limit of
Discord stands in `limits`, every word in `words`, every error's sentence in `refusals`.
"""
