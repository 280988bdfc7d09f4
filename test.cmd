@echo off
rem Every test on Windows: test.cmd [NAME]. The last line is "N passed, N failed, N skipped"; see test for the options on Linux.
setlocal
set "ROOT=%~dp0"
set DOTNET_NOLOGO=1
set DOTNET_CLI_TELEMETRY_OPTOUT=1
set DOTNET_CLI_UI_LANGUAGE=en
set MSBUILDDISABLENODEREUSE=1
where dotnet >nul 2>nul || (echo test: the .NET SDK is missing: install the .NET 10 SDK ^(winget install Microsoft.DotNet.SDK.10^) and run this again.>&2 & exit /b 3)
set "ONLY=%~1"
if /i "%ONLY%"=="--only" set "ONLY=%~2"
powershell -NoProfile -ExecutionPolicy Bypass -Command ^
  "$root='%ROOT%'.TrimEnd('\'); $logs=\"$root\artifacts\test-logs\"; Remove-Item -Recurse -Force $logs -ErrorAction SilentlyContinue; New-Item -ItemType Directory -Force $logs | Out-Null;" ^
  "$p=0; $f=0; $s=0; foreach ($proj in Get-ChildItem \"$root\tests\*\*Tests.csproj\" | Sort-Object FullName) {" ^
  "  $room=$proj.Directory.Name; if ('%ONLY%' -and $room -ne '%ONLY%') { continue };" ^
  "  $t=Get-Date; Push-Location $root; dotnet test $proj.FullName -c Release -v q --filter 'Category!=Long' --results-directory $logs --logger \"trx;LogFileName=$room.trx\" *> \"$logs\$room.log\"; $code=$LASTEXITCODE; Pop-Location;" ^
  "  $total=0; $ran=0; $good=0; if (Test-Path \"$logs\$room.trx\") { $c=([xml](Get-Content -Raw \"$logs\$room.trx\")).TestRun.ResultSummary.Counters; $total=[int]$c.total; $ran=[int]$c.executed; $good=[int]$c.passed };" ^
  "  $bad=$ran-$good; if ($code -ne 0 -and $bad -eq 0) { $bad=1 }; $p+=$good; $f+=$bad; $s+=$total-$ran;" ^
  "  '{0,-14} {1,5} passed {2,4} failed {3,4} skipped {4,8:F1} s' -f $room,$good,$bad,($total-$ran),((Get-Date)-$t).TotalSeconds }" ^
  "\"$p passed, $f failed, $s skipped\"; if ($f -gt 0 -or $p -eq 0 -or ($env:CI -and $s -gt 0)) { exit 1 }"
exit /b %ERRORLEVEL%
