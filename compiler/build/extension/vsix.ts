/** A `.vsix`: a zip archive of the extension's files with the two indexes that the editor reads first. */
import { posix } from "node:path";
import { zip } from "./archive.ts";

/** The parts of the manifest that the index repeats. */
export interface Manifest {
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly version: string;
  readonly publisher: string;
  readonly engines: { readonly vscode: string };
  readonly categories: readonly string[];
  readonly keywords: readonly string[];
}

/** `files` by path below the extension's folder. */
export function vsixOf(manifest: Manifest, files: ReadonlyMap<string, Buffer>): Buffer {
  const inside = [...files].map(([path, data]) => [`extension/${path}`, data] as const);
  return zip(new Map([...inside, ["extension.vsixmanifest", Buffer.from(index(manifest))], ["[Content_Types].xml", Buffer.from(contentTypes([...files.keys()]))]]));
}

const SCHEMA = "http://schemas.microsoft.com/developer/vsx-schema/2011";

function index({ name, displayName, description, version, publisher, engines, categories, keywords }: Manifest): string {
  const asset = (type: string, path: string): string => `    <Asset Type="Microsoft.${type}" Path="extension/${path}" Addressable="true"/>`;
  return `<?xml version="1.0" encoding="utf-8"?>
<PackageManifest Version="2.0.0" xmlns="${SCHEMA}" xmlns:d="${SCHEMA.replace("vsx-schema", "vsx-schema-design")}">
  <Metadata>
    <Identity Language="en-US" Id="${escaped(name)}" Version="${escaped(version)}" Publisher="${escaped(publisher)}"/>
    <DisplayName>${escaped(displayName)}</DisplayName>
    <Description xml:space="preserve">${escaped(description)}</Description>
    <Tags>${escaped([...keywords, "__web_extension"].join(","))}</Tags>
    <Categories>${escaped(categories.join(","))}</Categories>
    <GalleryFlags>Public</GalleryFlags>
    <Properties>
      <Property Id="Microsoft.VisualStudio.Code.Engine" Value="${escaped(engines.vscode)}"/>
      <Property Id="Microsoft.VisualStudio.Code.ExtensionKind" Value="workspace,web"/>
    </Properties>
    <License>extension/LICENSE.txt</License>
    <Icon>extension/icon.png</Icon>
  </Metadata>
  <Installation><InstallationTarget Id="Microsoft.VisualStudio.Code"/></Installation>
  <Dependencies/>
  <Assets>
${[asset("VisualStudio.Code.Manifest", "package.json"), asset("VisualStudio.Services.Content.Details", "README.md"), asset("VisualStudio.Services.Content.License", "LICENSE.txt"), asset("VisualStudio.Services.Icons.Default", "icon.png")].join("\n")}
  </Assets>
</PackageManifest>
`;
}

const TYPES: Readonly<Record<string, string>> = {
  ".json": "application/json", ".js": "application/javascript", ".cjs": "application/javascript", ".md": "text/markdown", ".png": "image/png", ".txt": "text/plain", ".vsixmanifest": "text/xml",
};

function contentTypes(paths: readonly string[]): string {
  const endings = [...new Set([...paths.map(posix.extname), ".vsixmanifest"])].sort();
  const lines = endings.map((ending) => `<Default Extension="${ending}" ContentType="${TYPES[ending] ?? "application/octet-stream"}"/>`);
  return `<?xml version="1.0" encoding="utf-8"?>\n<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">${lines.join("")}</Types>\n`;
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}
