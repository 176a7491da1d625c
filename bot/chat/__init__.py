"""The Discord face: client, commands, views and the words it says."""
