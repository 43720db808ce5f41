// The number types of AssemblyScript as TypeScript sees them.
type i32 = number;
type u32 = number;
type f32 = number;
type usize = number;
