//! The program `onrecord`. Everything it does is in the library's `cli`.

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    onrecord::cli::main()
}
