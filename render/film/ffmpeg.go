package film

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
)

// ErrMissing is in the error of New when there is no ffmpeg; its text is the
// remedy.
var ErrMissing = errors.New("ffmpeg is missing: apt-get install ffmpeg")

// ffmpeg is a running encoder.
type ffmpeg struct {
	program string
	cmd     *exec.Cmd
	stdin   io.WriteCloser
	said    *tail
	part    string // while filming
	path    string // when complete
}

// Find returns where ffmpeg is.
func Find() (string, error) {
	program, err := exec.LookPath("ffmpeg")
	if err != nil {
		return "", ErrMissing
	}
	return program, nil
}

func startFFmpeg(opt Options) (*ffmpeg, error) {
	program, err := Find()
	if err != nil {
		return nil, err
	}
	f := &ffmpeg{program: program, path: opt.Path, part: partOf(opt.Path), said: new(tail)}
	if err := claim(opt.Path, os.O_TRUNC); err != nil {
		return nil, err
	}
	f.cmd = command(program, f.said, arguments(opt, f.part)...)
	if f.stdin, err = f.cmd.StdinPipe(); err == nil {
		err = f.cmd.Start()
	}
	if err != nil {
		os.Remove(f.part)
		return nil, fmt.Errorf("film %s: %s cannot be started: %w", opt.Path, program, err)
	}
	return f, nil
}

// Check says why no film can be made at path, if so, before anything slow is
// begun. It leaves everything as it was.
func Check(path string) error {
	if _, err := Find(); err != nil {
		return err
	}
	_, before := os.Lstat(partOf(path))
	err := claim(path, 0)
	if err == nil && before != nil {
		os.Remove(partOf(path))
	}
	return err
}

// claim opens the part file. ffmpeg would say that it cannot write only after
// the first frame, and a folder in the film's place would be in the way only at
// the end.
func claim(path string, flag int) error {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return fmt.Errorf("film %s cannot be written: it is a folder; choose another name", path)
	}
	file, err := os.OpenFile(partOf(path), os.O_WRONLY|os.O_CREATE|flag, 0o666)
	if err != nil {
		return fmt.Errorf("film %s cannot be written: %w; choose another name or folder", path, err)
	}
	return file.Close()
}

// command runs ffmpeg in a process group of its own: Ctrl+C in the terminal
// reaches this program, which then closes the film; ffmpeg must not die before.
func command(program string, said *tail, args ...string) *exec.Cmd {
	cmd := exec.Command(program, append([]string{"-hide_banner", "-loglevel", "error", "-y"}, args...)...)
	cmd.Stderr = said
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	return cmd
}

// partOf is the name of an unfinished film: NAME.part.mp4.
func partOf(path string) string {
	ext := filepath.Ext(path)
	return strings.TrimSuffix(path, ext) + ".part" + ext
}

// arguments tell ffmpeg what comes in and what is to go out. Pictures come
// lowest row first, as OpenGL has them.
func arguments(opt Options, part string) []string {
	crf, preset := opt.CRF, opt.Preset
	if crf == 0 {
		crf = 18
	}
	if preset == "" {
		preset = "veryfast"
	}
	args := []string{
		"-f", "rawvideo", "-pix_fmt", "rgba",
		"-s", fmt.Sprintf("%dx%d", opt.Width, opt.Height), "-r", fmt.Sprint(opt.FPS), "-i", "-",
		"-vf", "vflip,scale=in_range=full:out_range=tv:out_color_matrix=bt709,format=yuv420p",
		"-c:v", "libx264", "-preset", preset, "-crf", fmt.Sprint(crf), "-g", fmt.Sprint(opt.FPS),
		// Looking ahead and back in time costs a quarter of the encoder's work
		// and saves a twelfth of the file; without it fewer pictures are lost to
		// whatever dies.
		"-x264-params", "bframes=0:weightp=0:rc-lookahead=5",
		"-color_range", "tv", "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "iec61966-2-1",
	}
	args = append(args, metadata(opt.Meta)...)
	// A fragment for each picture: whatever dies, only what the encoder still
	// held is lost.
	return append(args, "-movflags", "+frag_every_frame+empty_moov+default_base_moof", "-flush_packets", "1", part)
}

// metadata orders the tags, so that the same film is the same file.
func metadata(meta map[string]string) (args []string) {
	keys := make([]string, 0, len(meta))
	for key := range meta {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	for _, key := range keys {
		args = append(args, "-metadata", key+"="+meta[key])
	}
	return args
}

// died waits for an ffmpeg that no longer reads and says what it said.
func (f *ffmpeg) died(cause error) error {
	f.stdin.Close()
	if err := f.cmd.Wait(); err != nil {
		cause = err
	}
	return f.broken(cause)
}

// broken says why ffmpeg ended early and what is left. A part file without a
// picture in it helps nobody and goes.
func (f *ffmpeg) broken(cause error) error {
	kept := "what was filmed until then is kept in " + f.part
	if !hasPictures(f.part) {
		os.Remove(f.part)
		kept = "nothing had been written yet"
	}
	return fmt.Errorf("film %s: ffmpeg ended (%w)%s; %s", f.path, cause, f.said.clause(), kept)
}

// abandon ends ffmpeg before it was given anything.
func (f *ffmpeg) abandon() error {
	f.stdin.Close()
	f.cmd.Wait() // complains of the empty film
	os.Remove(f.part)
	return fmt.Errorf("film %s: no frame was filmed", f.path)
}

// finish closes the part file and remuxes it into its place.
func (f *ffmpeg) finish() error {
	f.stdin.Close()
	if err := f.cmd.Wait(); err != nil {
		return f.broken(err)
	}
	whole := strings.TrimSuffix(f.part, ".part.mp4") + ".whole.mp4"
	f.said = new(tail)
	remux := command(f.program, f.said, "-i", f.part, "-c", "copy", "-map_metadata", "0", "-movflags", "+faststart", whole)
	if err := remux.Run(); err != nil {
		os.Remove(whole)
		return fmt.Errorf("film %s: ffmpeg could not put it in its place (%w)%s; it is complete in %s", f.path, err, f.said.clause(), f.part)
	}
	if err := os.Rename(whole, f.path); err != nil {
		return fmt.Errorf("film %s: %w; it is complete in %s", f.path, err, whole)
	}
	return os.Remove(f.part)
}
