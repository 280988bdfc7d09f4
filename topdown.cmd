@echo off
rem Every job of the suite on Windows; see topdown. Writes below artifacts\ and NuGet's cache only.
setlocal
set "ROOT=%~dp0"
set "DLL=%ROOT%artifacts\net10.0-managed\bin\TopDown.Console\release\topdown.dll"
set "LOG=%ROOT%artifacts\logs\console-build.log"
set "TOPDOWN_ROOT=%ROOT:~0,-1%"
set DOTNET_NOLOGO=1
set DOTNET_CLI_TELEMETRY_OPTOUT=1
set DOTNET_GENERATE_ASPNET_CERTIFICATE=false
set DOTNET_CLI_UI_LANGUAGE=en
set MSBUILDDISABLENODEREUSE=1
where dotnet >nul 2>nul || (echo topdown: the .NET SDK is missing: install the .NET 10 SDK ^(winget install Microsoft.DotNet.SDK.10^) and run this again.>&2 & exit /b 3)
if not exist "%ROOT%artifacts\logs" mkdir "%ROOT%artifacts\logs" || (echo topdown: artifacts cannot be written: make the clone writable.>&2 & exit /b 3)
pushd "%ROOT%"
dotnet --version >nul 2>nul || (popd & echo topdown: this needs the .NET SDK 10.0.100 or a later 10.0: winget install Microsoft.DotNet.SDK.10, then run this again.>&2 & exit /b 3)
dotnet build mixdown\Console\TopDown.Console.csproj -c Release -v q -nologo >"%LOG%" 2>&1
set CODE=%ERRORLEVEL%
popd
if not "%CODE%"=="0" (
  findstr /r "NU1301 NU1300 NU1303" "%LOG%" >nul && (echo topdown: NuGet packages are missing and the network does not answer: connect once and run this again.>&2 & exit /b 3)
  findstr /c:": error " "%LOG%" >&2
  echo topdown: the build failed; all of it stands in artifacts\logs\console-build.log.>&2
  exit /b 1
)
dotnet "%DLL%" %*
exit /b %ERRORLEVEL%
