import { app } from 'electron';

process.stderr.write('The desktop window is not here yet. Run "npm start" and open Invita in the browser.\n');
app.quit();
