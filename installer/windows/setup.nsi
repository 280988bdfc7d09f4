; The Windows setup. Names, versions, sizes and files come from suite.nsh, which `topdown setup` writes from the plug-ins' pages; the
; work (CPU, held files, copying, presets, the list of what was written) is done by the small program of installer/Tool.
;   silent:   setup.exe /S [/AllUsers | /CurrentUser] [/FLAVOUR=auto|compat|avx2] [/ONLY=MixBusGlue,DrumBus] [/LANG=1031]
;   exit codes: 0 done, 1 failed, 2 cancelled or wrong words, 4 a plug-in is in use, 5 not allowed, 6 not on this CPU
Target amd64-unicode
!include suite.nsh

!define REG_UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${SUITE_ID}"
!define MULTIUSER_EXECUTIONLEVEL Highest
!define MULTIUSER_MUI
!define MULTIUSER_USE_PROGRAMFILES64
!define MULTIUSER_INSTALLMODE_COMMANDLINE
!define MULTIUSER_INSTALLMODE_INSTDIR "${SUITE_PUBLISHER}\${SUITE_NAME}"
; an upgrade goes where the last one went
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_KEY "${REG_UNINSTALL}"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_VALUENAME "UninstallString"
!include MultiUser.nsh
!include TextFunc.nsh
!include WordFunc.nsh

Name "${SUITE_NAME}"
Caption "${SUITE_NAME} ${SUITE_VERSION}"
BrandingText "${SUITE_NAME} ${SUITE_VERSION}"
OutFile "${SUITE_OUTPUT}"
SetCompressor /SOLID lzma
SetDateSave off
ManifestDPIAware true
ManifestSupportedOS all
ShowInstDetails show
ShowUninstDetails show
VIProductVersion "${SUITE_VERSION}.0"
VIAddVersionKey "ProductName" "${SUITE_NAME}"
VIAddVersionKey "ProductVersion" "${SUITE_VERSION}"
VIAddVersionKey "FileVersion" "${SUITE_VERSION}"
VIAddVersionKey "FileDescription" "${SUITE_NAME} setup"
VIAddVersionKey "CompanyName" "${SUITE_PUBLISHER}"
VIAddVersionKey "LegalCopyright" "${SUITE_COPYRIGHT}"

!define MUI_ICON "${SUITE_ICON}"
!define MUI_UNICON "${SUITE_ICON}"
!define MUI_ABORTWARNING
!define MUI_COMPONENTSPAGE_SMALLDESC
!define MUI_INSTFILESPAGE_FINISHHEADER_TEXT "$(DoneTitle)"
!define MUI_INSTFILESPAGE_FINISHHEADER_SUBTEXT "$(DoneText)"
!insertmacro MUI_PAGE_LICENSE "${SUITE_LICENSE}"
!insertmacro MULTIUSER_PAGE_INSTALLMODE
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "German"
!include texts.nsh

Var Scope    ; the tool's word for it
Var Flavour
Var Names    ; the ticked plug-ins as arguments
Var Size     ; kB
Var Code
Var Held
Var Message

; Runs the tool; a refusal is shown (with pages: and tried again if the user wants), and ends the setup with the tool's code.
!macro RUN_TOOL UN TOOL ARGUMENTS
  ${Do}
    Delete "$PLUGINSDIR\report.txt"
    nsExec::ExecToLog '"${TOOL}" ${ARGUMENTS} $Scope --report "$PLUGINSDIR\report.txt"'
    Pop $Code
    ${If} $Code == 0
      ${ExitDo}
    ${EndIf}
    Call ${UN}ReadReport
    ${If} $Code == 4
      StrCpy $Message "$(InUse)"
    ${EndIf}
    DetailPrint "$Message"
    ${If} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$Message" /SD IDCANCEL IDCANCEL`
      ${If} $Code == "error"
        StrCpy $Code 1
      ${EndIf}
      SetErrorLevel $Code
      Quit
    ${EndIf}
  ${Loop}
!macroend

; First line: the file that is in use, or empty. Then the message.
!macro READ_REPORT UN
Function ${UN}ReadReport
  StrCpy $Held ""
  StrCpy $Message "$(NoTool)"
  ClearErrors
  FileOpen $0 "$PLUGINSDIR\report.txt" r
  ${Unless} ${Errors}
    FileReadUTF16LE $0 $Held
    FileReadUTF16LE $0 $Message
    FileClose $0
    ${TrimNewLines} "$Held" $Held
    ${TrimNewLines} "$Message" $Message
  ${EndUnless}
FunctionEnd
!macroend
!insertmacro READ_REPORT ""
!insertmacro READ_REPORT "un."

!macro SCOPE
  ${If} $MultiUser.InstallMode == "AllUsers"
    StrCpy $Scope "--machine"
  ${Else}
    StrCpy $Scope "--user"
  ${EndIf}
!macroend

Function .onInit
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/LANG=" $R1
  ${Unless} ${Errors}
    StrCpy $LANGUAGE $R1
  ${EndUnless}
  ; MultiUser would ask with a box even when silent
  UserInfo::GetAccountType
  Pop $R1
  ClearErrors
  ${GetOptions} $R0 "/AllUsers" $R2
  ${IfNot} ${Errors}
  ${AndIf} ${Silent}
  ${AndIf} $R1 != "Admin"
    SetErrorLevel 5
    Quit
  ${EndIf}
  !insertmacro MULTIUSER_INIT
  ClearErrors
  ${GetOptions} $R0 "/FLAVOUR=" $Flavour
  ${If} ${Errors}
    StrCpy $Flavour auto
  ${EndIf}
FunctionEnd

Function un.onInit
  !insertmacro MULTIUSER_UNINIT
FunctionEnd

; one section a plug-in: it only notes the name
!insertmacro SUITE_COMPONENTS

Section "-Install"
  InitPluginsDir
  !insertmacro SCOPE
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/ONLY=" $R1
  ${Unless} ${Errors}
    ${WordReplace} "$R1" "," " " "+" $Names
  ${EndUnless}
  ${If} $Names == ""
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(NothingTicked)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  !insertmacro SUITE_PAYLOAD "$PLUGINSDIR\payload"
  !insertmacro RUN_TOOL "" "$PLUGINSDIR\payload\${SUITE_TOOL}" 'install $Names --from "$PLUGINSDIR\payload" --flavour $Flavour --exactly'

  SetOutPath "$INSTDIR"
  !insertmacro SUITE_TOOLS
  WriteUninstaller "$INSTDIR\uninstall.exe"
  WriteRegStr SHCTX "${REG_UNINSTALL}" "DisplayName" "${SUITE_NAME}"
  WriteRegStr SHCTX "${REG_UNINSTALL}" "DisplayVersion" "${SUITE_VERSION}"
  WriteRegStr SHCTX "${REG_UNINSTALL}" "Publisher" "${SUITE_PUBLISHER}"
  WriteRegStr SHCTX "${REG_UNINSTALL}" "URLInfoAbout" "${SUITE_URL}"
  WriteRegStr SHCTX "${REG_UNINSTALL}" "DisplayIcon" "$INSTDIR\uninstall.exe"
  WriteRegStr SHCTX "${REG_UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${REG_UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode'
  WriteRegStr SHCTX "${REG_UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode /S'
  WriteRegDWORD SHCTX "${REG_UNINSTALL}" "EstimatedSize" $Size
  WriteRegDWORD SHCTX "${REG_UNINSTALL}" "NoModify" 1
  WriteRegDWORD SHCTX "${REG_UNINSTALL}" "NoRepair" 1
  DetailPrint "$(Missing)"
  DetailPrint '"$INSTDIR\${SUITE_TOOL}" doctor'
SectionEnd

Section "Uninstall"
  InitPluginsDir
  !insertmacro SCOPE
  !insertmacro RUN_TOOL "un." "$INSTDIR\${SUITE_TOOL}" "uninstall"
  !insertmacro SUITE_TOOLS_REMOVE
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  RMDir "$INSTDIR\.." ; the publisher's folder, if nothing else is in it
  RMDir "$INSTDIR\..\.." ; the user's folder of programs, which a new account does not have
  DeleteRegKey SHCTX "${REG_UNINSTALL}"
SectionEnd
