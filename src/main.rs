//! The program `onrecord`. Everything it does is in the library's `cli`.

fn main() -> std::process::ExitCode {
    onrecord::cli::main()
}
