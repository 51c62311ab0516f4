// The page asks for VS Code as soon as it is loaded.
import './pageHost.ts';
import '#webview/chat/page.ts';
